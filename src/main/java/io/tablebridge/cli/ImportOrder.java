package io.tablebridge.cli;

import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants imported.
 *
 * @param files one or more
 * @param mapping the name of the mapping through which their rows go; empty to find it by each file's columns
 * @param source whose records the rows are; empty for what the mapping says, or else its own name
 * @param encoding what they are in; empty to find out
 * @param delimiter what stands between their cells; empty to find out
 * @param styles what a person says of columns that do not show it
 * @param rejects where rejected rows are written; empty for beside each file
 * @param again whether a file is imported once more that was before
 */
public record ImportOrder(
        List<Path> files,
        String mapping,
        String source,
        Optional<SheetEncoding> encoding,
        Optional<Character> delimiter,
        SaidStyles styles,
        Optional<Path> rejects,
        boolean again) {

    public ImportOrder {
        files = List.copyOf(files);
    }
}
