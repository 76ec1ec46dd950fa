package io.tablebridge.app.imports;

import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is to be imported.
 *
 * @param path where it lies
 * @param name what people call it
 * @param mapping through which its rows go; empty to find it by the columns
 * @param source whose records they are; empty for what the mapping says
 * @param encoding what a person says it is in; empty to find out
 * @param delimiter what a person says stands between its cells; empty to find out
 * @param styles what a person says of columns that do not show it
 * @param again whether it is imported once more when it was before
 */
public record ImportWish(
        Path path,
        String name,
        String mapping,
        String source,
        Optional<SheetEncoding> encoding,
        Optional<Character> delimiter,
        SaidStyles styles,
        boolean again) {

    /** The same through this mapping, as this source's. */
    ImportWish through(String chosen, String whose) {
        return new ImportWish(path, name, chosen, whose, encoding, delimiter, styles, again);
    }
}
