package io.tablebridge.app.imports;

import java.util.Locale;

/** How an import stands that the service has taken over. */
enum ImportPhase {
    /** Others come first, or the database has yet to catch up. */
    WAITING,
    /** Its rows are being taken. */
    RUNNING,
    /** A person has paused it. */
    PAUSED,
    /** Something was in the way; it is tried again. */
    RESTING,
    /** It has ended. */
    ENDED,
    /** It can't be done. */
    FAILED;

    boolean isOver() {
        return this == ENDED || this == FAILED;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of this code */
    static ImportPhase of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
