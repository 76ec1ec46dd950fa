package io.tablebridge.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** When the newest journal entries came in and from where, to tell how fresh a destination is. Bounded; thread-safe. */
public final class Arrivals {

    /** Where an entry came from, and when. */
    record Arrival(String source, Instant receivedAt) {}

    private final Map<Long, Arrival> byEntry;

    /**
     * @param most how many entries are remembered, the oldest are forgotten first
     */
    public Arrivals(int most) {
        this.byEntry = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Arrival> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized void record(long entry, String source, Instant receivedAt) {
        byEntry.put(entry, new Arrival(source, receivedAt));
    }

    synchronized Optional<Arrival> of(long entry) {
        return Optional.ofNullable(byEntry.get(entry));
    }
}
