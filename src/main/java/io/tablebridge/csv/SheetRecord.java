package io.tablebridge.csv;

import java.util.Optional;

/**
 * One row of a file: either good, then {@link SheetForm} takes its text apart, or with a fault, then it is not taken.
 *
 * @param number from 1 after the header; rows with a fault count
 * @param line the line in the file at which it begins, from 1; the row of a workbook
 * @param start where it begins, as in {@link SheetPlace#offset}; it ends at {@code after().offset()}, line end included
 * @param text as it stood in the file, with its quotes and the line breaks inside, without the line end behind it; of a row
 *     that is too long only the beginning, and with the sign for a lost character where bytes were no text
 * @param missing how many cells at the end are not there
 * @param fault why it is not taken
 * @param after from where reading goes on behind it
 */
public record SheetRecord(
        long number, long line, long start, String text, int missing, Optional<SheetFault> fault, SheetPlace after) {

    /** Without the text, which is personal data and must not reach a log. */
    @Override
    public String toString() {
        return "row " + number + " at line " + line
                + fault.map(found -> " " + found.kind()).orElse("");
    }
}
