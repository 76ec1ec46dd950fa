package io.tablebridge.app.imports;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.operate.management.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a person at a terminal gets of an import that has ended: how it went, and the file of its rejected rows. One thread. */
final class ImportEnding {

    private final Progress out;
    private final Optional<Path> rejects;

    /** @param rejects where rejected rows are written; empty for beside the file */
    ImportEnding(Progress out, Optional<Path> rejects) {
        this.out = out;
        this.rejects = rejects;
    }

    /**
     * Tells it, and writes the file where there is something to write.
     *
     * @param file that was imported
     * @param text how it went
     * @param rejected how many rows were not taken
     * @param before whether it had ended before; then a file that is there is left alone
     * @return the exit status
     */
    int tell(Path file, String text, long rejected, boolean before, RejectSource source) throws InterruptedException {
        out.line(text);
        if (rejected == 0) {
            return CommandResult.OK;
        }
        Path target = rejects.orElseGet(() -> RejectFile.beside(file));
        if (!before || !Files.exists(target)) {
            target = RejectFile.free(target);
            RejectFile.write(source, target);
        }
        out.say("import.rejects", target);
        return before ? CommandResult.OK : CommandResult.DOES_NOT_HOLD;
    }
}
