package io.tablebridge.guests;

import java.time.Instant;

/**
 * Where in the journal a record came from.
 *
 * @param entry the number of its entry
 * @param body the body inside the entry, from 0
 * @param receivedAt when the entry came in
 * @param change the number of the entry that brings it in now: its own, or that of a later decision to try again
 * @param importNo the number of the import whose row it is; {@link #NO_IMPORT} for anything else
 */
public record Arrival(long entry, int body, Instant receivedAt, long change, long importNo) {

    /** Stands for everything that is no import. */
    public static final long NO_IMPORT = 0;

    /** One that is no row of an import. */
    public Arrival(long entry, int body, Instant receivedAt, long change) {
        this(entry, body, receivedAt, change, NO_IMPORT);
    }

    /** Whether it comes in with its own entry. */
    boolean isFirstTry() {
        return change == entry;
    }
}
