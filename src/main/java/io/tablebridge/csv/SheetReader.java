package io.tablebridge.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the rows of a file one after the other, in bounded memory. Every row comes, good or with a fault; lines without any
 * text in their cells are passed over. Reading that begins at {@link SheetRecord#after} of a row brings the same rows as
 * reading on. For one thread.
 */
public interface SheetReader extends Closeable {

    /**
     * Reads a file from a place on.
     *
     * @param form as the file was found to be by {@link SheetDetector}
     * @param from {@link DetectedSheet#start}, or {@link SheetRecord#after} of the last row that was taken
     */
    static SheetReader open(Path file, SheetForm form, SheetPlace from) throws IOException {
        if (form.kind() == SheetKind.WORKBOOK) {
            return new WorkbookReader(file, form, from);
        }
        return new TextSheetReader(Files.newByteChannel(file), form, from);
    }

    /** The next row; empty behind the last. */
    Optional<SheetRecord> next() throws IOException;
}
