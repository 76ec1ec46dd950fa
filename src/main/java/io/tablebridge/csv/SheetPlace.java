package io.tablebridge.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two rows of a file, from which reading goes on as if it had never stopped. Its text ({@link #toString})
 * is short and can be kept.
 *
 * @param offset where the next row begins: bytes from the start of the file, for a workbook rows from the start of the sheet
 * @param line the number of the next line, from 1
 * @param record how many rows lie before, counted from 0 after the header, those with a fault included
 * @param torn whether the row before ended in the middle of a quoted cell, so that the next lines may be its rest
 */
public record SheetPlace(long offset, long line, long record, boolean torn) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):(\\d{1,18}):(\\d{1,18})(!?)");

    /**
     * From the text that {@link #toString} made.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    public static SheetPlace of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a place in a sheet: " + text);
        }
        return new SheetPlace(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                !parts.group(4).isEmpty());
    }

    @Override
    public String toString() {
        return offset + ":" + line + ":" + record + (torn ? "!" : "");
    }
}
