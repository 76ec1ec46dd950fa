package io.tablebridge.pipeline;

import java.util.Locale;

/** What became of an event; one that is behind the position and in none of these is waiting. */
public enum EventState {
    FINISHED,
    DUPLICATE,
    IGNORED,
    DEAD,
    /** Was dead, and a person said that it needs nothing more. */
    DISMISSED,
    ERASED;

    /** The word used in tables, metrics and reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
