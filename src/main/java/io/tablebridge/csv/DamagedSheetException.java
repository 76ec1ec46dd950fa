package io.tablebridge.csv;

import java.io.IOException;

/** The contents of a file are damaged behind its beginning: reading it again changes nothing. */
public final class DamagedSheetException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedSheetException(Throwable cause) {
        super("the workbook is damaged", cause);
    }
}
