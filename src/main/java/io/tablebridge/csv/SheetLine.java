package io.tablebridge.csv;

/**
 * A line of a file, whether or not a row ends with it.
 *
 * @param text without its end; only the beginning where it is too long
 * @param end the line end as it stood: LF, CR LF, CR, or nothing at the end of the file
 * @param start offset of its first byte
 * @param after offset behind its end
 */
record SheetLine(String text, String end, long number, long start, long after, boolean undecodable, boolean tooLong) {

    boolean isUndamaged() {
        return !undecodable && !tooLong;
    }
}
