package io.tablebridge.csv;

/** What one cell can say about its column. A cell has several marks, or none: then it is a text. */
enum Mark {
    /** 2026/11/22. */
    DATE_YEAR_FIRST,
    /** 22/11/2026 or 11/22/2026. */
    DATE_YEAR_LAST,
    /** 22/11/26: any order. */
    DATE_SHORT,
    /** 115/11/22. */
    DATE_MINGUO,
    /** A date that can only be read with the day first. */
    DAY_FIRST,
    /** A date that can only be read with the month first. */
    MONTH_FIRST,
    /** A short date that can't be read with the year first. */
    NOT_YEAR_FIRST,
    /** 1151122. */
    MINGUO_DIGITS,
    /** 790512: a year of two digits before month and day, of the Republic of China or another. */
    SHORT_DIGITS,
    /** 46348, what a spreadsheet counts days with; also with decimals for the time. */
    SERIAL,
    /** 19:30. */
    CLOCK,
    /** 下午 7:30: on a clock of twelve hours. */
    HALF_CLOCK,
    /** 0.8125, a time as a spreadsheet keeps it. */
    PART_OF_DAY,
    /** Any number, plain or dressed. */
    NUMBER,
    /** A number with thousands in groups, a decimal comma, a currency or parentheses. */
    DRESSED,
    /** A dressed number that nothing else looks like: with a currency, in parentheses, or with both point and comma. */
    AMOUNT,
    /** A number that can only be read with a point before the decimals. */
    POINT,
    /** A number that can only be read with a comma before the decimals. */
    COMMA,
    /** 1,234. */
    ONE_COMMA,
    /** 1.234. */
    ONE_POINT,
    /** 0912345678. */
    MOBILE,
    /** 912345678. */
    MOBILE_WITHOUT_ZERO
}
