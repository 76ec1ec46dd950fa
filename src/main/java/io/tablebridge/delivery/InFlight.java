package io.tablebridge.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Guests that are being written, until the database knows the outcome: one write in flight for each. Thread-safe. */
final class InFlight {

    private static final long UNTIL_TOLD = Long.MAX_VALUE;

    private final Map<Long, Long> releasedAt = new HashMap<>();
    private long committed;

    synchronized void begin(Collection<Long> guests) {
        guests.forEach(guest -> releasedAt.put(guest, UNTIL_TOLD));
    }

    /** These are free again once the database has taken in this entry of the journal. */
    synchronized void end(Collection<Long> guests, long entry) {
        for (Long guest : guests) {
            if (entry <= committed) {
                releasedAt.remove(guest);
            } else {
                releasedAt.put(guest, entry);
            }
        }
    }

    synchronized void committed(long position) {
        committed = Math.max(committed, position);
        releasedAt.values().removeIf(entry -> entry <= committed);
    }

    synchronized boolean hasSeen(long entry) {
        return entry <= committed;
    }

    synchronized boolean contains(long guest) {
        return releasedAt.containsKey(guest);
    }

    synchronized int size() {
        return releasedAt.size();
    }
}
