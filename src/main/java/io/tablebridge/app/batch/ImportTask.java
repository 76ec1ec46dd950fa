package io.tablebridge.app.batch;

import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Files that come into a folder are imported.
 *
 * @param folder into which they come
 * @param files which of the folder's files are meant
 * @param mapping through which their rows go
 * @param source whose records they are; empty for what the mapping says
 * @param encoding empty to find out
 * @param delimiter empty to find out
 * @param styles of columns that do not show it
 * @param within how long after the due time a file may come
 * @param leastPercent so many of the usual rows, in percent, are not far fewer
 */
record ImportTask(
        Path folder,
        FilePattern files,
        String mapping,
        String source,
        Optional<SheetEncoding> encoding,
        Optional<Character> delimiter,
        SaidStyles styles,
        Duration within,
        int leastPercent)
        implements BatchTask {

    ImportWish wish(Path file) {
        return new ImportWish(
                file, String.valueOf(file.getFileName()), mapping, source, encoding, delimiter, styles, false);
    }

    /** Where files are put whose rows were taken. */
    Path done() {
        return folder.resolve("done");
    }

    /** Where files are put that can't be read, and rows that were not taken. */
    Path rejected() {
        return folder.resolve("rejected");
    }
}
