package io.tablebridge.app.imports;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Asks the service that holds journal and database for the steps of {@link ImportCommands}. */
public final class ImportHolder {

    private final Asking asking;
    private final Locale language;

    /** The way to the service. */
    @FunctionalInterface
    public interface Asking {
        CommandResult run(CommandRequest request) throws InterruptedException;
    }

    public ImportHolder(Asking asking, Locale language) {
        this.asking = asking;
        this.language = language;
    }

    ImportAnswer order(ImportWish wish) throws InterruptedException {
        Map<String, String> words = new HashMap<>(ImportWords.of(wish));
        words.put("file", wish.path().toAbsolutePath().toString());
        return ImportJson.answer(ask("import-order", words));
    }

    ImportAnswer state(String id) throws InterruptedException {
        return ImportJson.answer(ask("import-state", Map.of("id", id)));
    }

    ImportAnswer pause(String id) throws InterruptedException {
        return ImportJson.answer(ask("import-pause", Map.of("id", id)));
    }

    RejectSource rejects(String id) {
        return new RejectSource() {

            @Override
            public String header() throws InterruptedException {
                return ImportJson.page(ask("import-rejects", Map.of("id", id, "header", "true")))
                        .rows()
                        .get(0);
            }

            @Override
            public RejectPage page(long after) throws InterruptedException {
                return ImportJson.page(ask("import-rejects", Map.of("id", id, "after", Long.toString(after))));
            }
        };
    }

    private String ask(String command, Map<String, String> arguments) throws InterruptedException {
        CommandResult result = asking.run(new CommandRequest(command, arguments, language));
        if (result.exit() != CommandResult.OK) {
            throw OperateException.mistake(Problem.at("", "TB-IMP-035", result.text()));
        }
        return result.text();
    }
}
