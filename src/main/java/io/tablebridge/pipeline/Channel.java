package io.tablebridge.pipeline;

import java.util.Locale;

/** How events of a source come: what a platform sends, what it lists and what it tells of one thing need not look alike. */
public enum Channel {
    /** It sends them. */
    WEBHOOK,
    /** We ask its list for them. */
    POLL,
    /** We ask for what it named. */
    FETCHED;

    /** As it stands in tables and messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
