package io.tablebridge.app.imports;

import io.tablebridge.operate.management.CommandResult;
import java.time.Clock;

/** In a process that holds journal and database alone. One thread. */
public final class ImportAlone implements ImportWay {

    private final ImportGround ground;
    private final ImportTerminal terminal;
    private final Clock clock;

    public ImportAlone(ImportGround ground, ImportTerminal terminal, Clock clock) {
        this.ground = ground;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public int take(ImportWish wish) throws InterruptedException {
        ImportResult result = new ImportRun(ground, terminal.watch(wish.name()), clock).run(wish);
        String text = terminal.text().of(result);
        if (result.state().end().isEmpty()) {
            terminal.out().line(text);
            return CommandResult.DOES_NOT_HOLD;
        }
        return terminal.ending()
                .tell(
                        wish.path(),
                        text,
                        result.state().counts().rejected(),
                        result.before(),
                        new RejectRows(ground, result.state(), terminal.language()));
    }
}
