package io.tablebridge.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Excel's own first line {@code sep=;} names the delimiter and is no row.
 *
 * @param after where the sheet begins
 */
record DeclaredDelimiter(Optional<Character> delimiter, SheetPlace after) {

    static DeclaredDelimiter of(Path file, FoundEncoding found) throws IOException {
        SheetPlace from = new SheetPlace(found.mark(), 1, 0, false);
        try (LineReader lines = new LineReader(Files.newByteChannel(file), found.encoding(), from.offset(), 1)) {
            SheetLine first = lines.next();
            if (first == null || !first.text().matches("\"?(?i:sep)=.\"?")) {
                return new DeclaredDelimiter(Optional.empty(), from);
            }
            char delimiter = first.text().charAt(first.text().indexOf('=') + 1);
            return new DeclaredDelimiter(Optional.of(delimiter), new SheetPlace(first.after(), 2, 0, false));
        }
    }
}
