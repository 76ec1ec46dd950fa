package io.tablebridge.cli;

import io.tablebridge.csv.SheetEncoding;
import java.nio.file.Path;
import java.util.Optional;

/**
 * For which file a mapping is to be proposed.
 *
 * @param file the file
 * @param name of the mapping; empty to make it of the file's name
 * @param record the code of what its rows are; empty to find out
 * @param status of every row, where no column tells it; empty where a column does
 * @param currency of amounts; empty when nobody says
 * @param encoding what the file is in; empty to find out
 * @param delimiter what stands between its cells; empty to find out
 * @param values whether cells are shown as they are: personal data
 * @param save whether the mapping is saved
 */
public record ProposeOrder(
        Path file,
        Optional<String> name,
        Optional<String> record,
        Optional<String> status,
        Optional<String> currency,
        Optional<SheetEncoding> encoding,
        Optional<Character> delimiter,
        boolean values,
        boolean save) {}
