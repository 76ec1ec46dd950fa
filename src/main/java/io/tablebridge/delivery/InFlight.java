package io.tablebridge.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

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

    /**
     * Those rows whose guests are not in flight. Who is, is settled before the rows are read: a guest that becomes free
     * meanwhile may have been read as it stood before its write, and would seem never to have been told.
     *
     * @param read reads the rows, told how many guests are in flight; on this thread
     */
    List<DeliveryRow> idle(IntFunction<List<DeliveryRow>> read) {
        Set<Long> busy = busy();
        return read.apply(busy.size()).stream()
                .filter(row -> !busy.contains(row.guestId()))
                .toList();
    }

    synchronized boolean isEmpty() {
        return releasedAt.isEmpty();
    }

    private synchronized Set<Long> busy() {
        return Set.copyOf(releasedAt.keySet());
    }
}
