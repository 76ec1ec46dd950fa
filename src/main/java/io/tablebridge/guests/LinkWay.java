package io.tablebridge.guests;

import java.util.Locale;

/** How it is known whose visit a bill, or what was said about a visit, belongs to. */
public enum LinkWay {
    /** A person said so. */
    PERSON,
    /** Its platform names the reservation. */
    PLATFORM,
    /** It was split from another bill, merged into one, or names one. */
    SAME_VISIT,
    /** Venue, table, time and party are those of one reservation. */
    TABLE,
    /** It names its customer itself. */
    CUSTOMER,
    /** It is nobody's. */
    NONE;

    /** The word in the store and in reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LinkWay of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
