package io.tablebridge.csv;

/** How the cells of a column are written, where one cell does not tell it and the column does. */
public enum CellStyle {
    /** Nothing to do: text, or dates and numbers that every reader understands. */
    AS_IS,
    /** Dates with the year first; some are serial numbers of a spreadsheet. */
    DATE_YEAR_FIRST,
    /** 22/11/2026. */
    DATE_DAY_FIRST,
    /** 11/22/2026. */
    DATE_MONTH_FIRST,
    /** Years of the Republic of China: 115/11/22, 99/5/12, 1151122. */
    DATE_MINGUO,
    /** Dates of which no value tells whether the day or the month stands first, or values that contradict each other. */
    DATE_UNDECIDED,
    /** Times of day on a clock of twelve hours, or as parts of a day. */
    TIME,
    /** 1,234.50. */
    NUMBER_POINT,
    /** 1.234,50. */
    NUMBER_COMMA,
    /** Numbers of which no value tells whether point or comma stands before the decimals, or that contradict each other. */
    NUMBER_UNDECIDED,
    /** Mobile numbers of Taiwan, some of which have lost the zero in front. */
    PHONE_ZERO_LOST;

    /** Whether a person has to say how the column is written; until then rows with such a value are not taken. */
    public boolean isUndecided() {
        return this == DATE_UNDECIDED || this == NUMBER_UNDECIDED;
    }
}
