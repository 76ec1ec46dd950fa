package io.tablebridge.csv;

/** What kind of file a table comes in. */
public enum SheetKind {
    /** A text: cells with a delimiter between them. */
    TEXT,
    /** An Excel workbook (.xlsx); its rows are read as texts with commas. */
    WORKBOOK
}
