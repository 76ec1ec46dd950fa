package io.tablebridge.pipeline;

import java.util.Locale;

/** What became of an event; one that is behind the position is in none of these. */
public enum EventState {
    /** What it names has not been fetched. */
    WAITING,
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
