package io.tablebridge.delivery;

import java.util.BitSet;
import java.util.Collection;

/**
 * Guests whose rows are known to wait at every destination: another change of them changes none of these rows until an outcome
 * or a person's decision has. Never wrong, though not all of them: what is not here is looked for in the tables. One thread.
 */
final class WaitingGuests {

    private final BitSet guests = new BitSet();
    private boolean uncommitted;

    boolean holds(long guest) {
        return guests.get(Math.toIntExact(guest));
    }

    void add(Collection<Long> waiting) {
        waiting.forEach(guest -> guests.set(Math.toIntExact(guest)));
        uncommitted = true;
    }

    void remove(Collection<Long> told) {
        told.forEach(guest -> guests.clear(Math.toIntExact(guest)));
    }

    void clear() {
        guests.clear();
    }

    void commit() {
        uncommitted = false;
    }

    /** Forgets all of them when some were added since the last commit: that is seldom, and they are soon learned anew. */
    void rollback() {
        if (uncommitted) {
            clear();
            uncommitted = false;
        }
    }
}
