package io.tablebridge.delivery;

import io.tablebridge.db.Database;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds guests whose write must wait until the contacts of guests that went into them have let go of what is unique. */
final class Survivors {

    private final GuestProfiles profiles;
    private final Database database;
    private final String destination;

    Survivors(GuestProfiles profiles, Database database, String destination) {
        this.profiles = profiles;
        this.database = database;
        this.destination = destination;
    }

    /** The states of guests, and of those that they went into. */
    static Map<Long, GuestState> states(GuestProfiles profiles, Collection<Long> guests) {
        Map<Long, GuestState> states = new HashMap<>(profiles.load(guests));
        Set<Long> others = new HashSet<>();
        for (GuestState state : states.values()) {
            if (state instanceof GuestState.Retired retired && !states.containsKey(retired.survivorId())) {
                others.add(retired.survivorId());
            }
        }
        if (!others.isEmpty()) {
            states.putAll(profiles.load(others));
        }
        return states;
    }

    /**
     * Until when guests must wait, at least. One that went into a guest of the same batch holds nobody here: the batch sees
     * to that. A dead one holds nobody either, or its survivor would wait for ever.
     *
     * @param batch the guests of the batch
     */
    Map<Long, Instant> held(Collection<Long> batch, Instant now) {
        Map<Long, Long> survivors = profiles.retiredInto(batch);
        Set<Long> elsewhere = new HashSet<>(survivors.keySet());
        elsewhere.removeAll(Set.copyOf(batch));
        if (elsewhere.isEmpty()) {
            return Map.of();
        }
        Map<Long, Instant> held = new HashMap<>();
        List<DeliveryRow> rows = database.read(h -> DeliveryTables.rows(h, destination, elsewhere));
        for (DeliveryRow row : rows) {
            Long survivor = survivors.get(row.guestId());
            if (survivor != null && mayHold(row)) {
                Instant until = row.notBefore().isPresent()
                        ? Instant.ofEpochMilli(row.notBefore().getAsLong())
                        : now;
                held.merge(survivor, until, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return held;
    }

    private static boolean mayHold(DeliveryRow row) {
        boolean mayBeThere = row.remoteId().isPresent() || row.claim().isPresent();
        return row.state() == DeliveryState.WAITING && mayBeThere;
    }
}
