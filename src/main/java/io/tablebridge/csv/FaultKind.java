package io.tablebridge.csv;

/** Why a row is not taken. The code finds the sentence for people, with the remedy, in the message bundles. */
public enum FaultKind {
    /** A quote opens a cell and is never closed: the line is taken out alone, the lines after it are read. */
    UNCLOSED_QUOTE("TB-CSV-020"),
    /** Between a closing quote and the next delimiter stands something else. */
    TEXT_AFTER_QUOTE("TB-CSV-021"),
    /** What is left of a row whose quotes are broken, until a line that is a whole row. */
    REST_OF_TORN_ROW("TB-CSV-022"),
    /** More cells than columns, and the surplus is not empty. */
    TOO_MANY_CELLS("TB-CSV-023"),
    /** Longer than {@link SheetBounds#LONGEST_ROW}. */
    ROW_TOO_LONG("TB-CSV-024"),
    /** Longer than {@link SheetBounds#LONGEST_CELL}. */
    CELL_TOO_LONG("TB-CSV-025"),
    /** Bytes that are no text in the file's encoding. */
    UNDECODABLE("TB-CSV-026"),
    /** NUL characters: a file that was not written to its end, or not a text. */
    NUL("TB-CSV-027"),
    /** A number that a spreadsheet shortened (9.12E+08): its digits are lost. */
    DIGITS_LOST("TB-CSV-028"),
    /** The header once more. */
    HEADER_AGAIN("TB-CSV-029"),
    /** A total of the rows above, not a row. */
    TOTALS_ROW("TB-CSV-030"),
    /** A cell of a workbook that holds an error (#N/A). */
    CELL_ERROR("TB-CSV-031"),
    /** A date in a column of which nothing tells whether the day or the month stands first. */
    DATE_UNDECIDED("TB-CSV-032"),
    /** A number in a column of which nothing tells whether point or comma stands before the decimals. */
    NUMBER_UNDECIDED("TB-CSV-033");

    private final String code;

    FaultKind(String code) {
        this.code = code;
    }

    /** {@code TB-CSV-<number>}. */
    public String code() {
        return code;
    }

    /** Whether only one cell is in question: what the others say is read all the same by whoever only looks. */
    public boolean isOfOneCell() {
        return switch (this) {
            case DIGITS_LOST, CELL_ERROR, DATE_UNDECIDED, NUMBER_UNDECIDED -> true;
            default -> false;
        };
    }

    /** Whether the line never was a row, so that nobody need mend it: a repeated header, a total. */
    public boolean isNoRow() {
        return this == HEADER_AGAIN || this == TOTALS_ROW;
    }
}
