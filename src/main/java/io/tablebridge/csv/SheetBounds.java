package io.tablebridge.csv;

/** How large a table may be that is read or written. Rows themselves are not counted: they stream. */
public final class SheetBounds {

    /** The most columns of a table. */
    public static final int MOST_COLUMNS = 500;

    /** The longest name of a column, in characters; what is longer is cut. */
    public static final int LONGEST_NAME = 200;

    /** The longest row, in bytes: as it stands in the file, and as UTF-8. */
    public static final int LONGEST_ROW = 1 << 20;

    /** The longest cell, in characters. */
    public static final int LONGEST_CELL = 100_000;

    /** The most lines of one row, of which all but the last end inside of quotes. */
    public static final int MOST_LINES = 1_000;

    private SheetBounds() {}
}
