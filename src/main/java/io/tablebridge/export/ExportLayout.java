package io.tablebridge.export;

import io.tablebridge.csv.SafeCell;
import java.util.Arrays;
import java.util.Optional;

/** Which columns a file has. The code is the word on the command line. */
public enum ExportLayout {
    /** Everything, under our own names. */
    PLAIN("plain", false);

    private final String code;
    private final boolean forPrograms;

    ExportLayout(String code, boolean forPrograms) {
        this.code = code;
        this.forPrograms = forPrograms;
    }

    public String code() {
        return code;
    }

    /** How its texts are kept from being taken for formulas. */
    public SafeCell safe() {
        return forPrograms ? SafeCell.leavingPhones() : SafeCell.strict();
    }

    public static Optional<ExportLayout> of(String code) {
        return Arrays.stream(values())
                .filter(layout -> layout.code.equals(code))
                .findFirst();
    }
}
