package io.tablebridge.app.imports;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * The terminal of a person who imports files.
 *
 * @param out for what became of a file
 * @param err for how it gets on
 * @param language of both
 * @param zone of the restaurant, whose clock is meant
 * @param stop whether the person asks to stop
 * @param rejects where rejected rows are written; empty for beside each file
 */
public record ImportTerminal(
        Progress out, Progress err, Locale language, ZoneId zone, StopAsked stop, Optional<Path> rejects) {

    ImportWatch watch(String name) {
        return new TerminalWatch(name, err, language, stop);
    }

    ImportText text() {
        return new ImportText(language, zone);
    }

    ImportEnding ending() {
        return new ImportEnding(out, rejects);
    }
}
