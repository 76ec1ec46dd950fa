package io.tablebridge.export;

import java.util.Arrays;
import java.util.Optional;

/** What can be exported. The code is the word on the command line. */
public enum ExportKind {
    GUESTS("guests"),
    RESERVATIONS("reservations"),
    ORDERS("orders"),
    FEEDBACK("feedback"),
    CHANGES("changes"),
    DEAD("dead"),
    ARRIVALS("arrivals");

    private final String code;

    ExportKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ExportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
