package io.tablebridge.delivery;

import io.tablebridge.db.Database;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells from the marks that every change of a guest leaves which guests changed lately. Thread-safe. */
public final class ChangedGuests {

    /** The newest changes may not have been folded into the marks yet. */
    private static final String AMONG =
            """
            SELECT m.guest_id FROM UNNEST(CAST(:guests AS BIGINT ARRAY)) AS k (id)
            JOIN delivery_mark m ON m.guest_id = k.id WHERE m.wanted >= :entry
            UNION
            SELECT c.guest_id FROM delivery_change c
            WHERE c.newest >= :entry AND c.guest_id BETWEEN :lowest AND :highest
            """;

    private final Database database;

    public ChangedGuests(Database database) {
        this.database = database;
    }

    /**
     * Those that a certain entry of the journal or a later one changed, in the same order.
     *
     * @param guestIds ascending
     */
    public List<Long> among(List<Long> guestIds, long entry) {
        if (guestIds.isEmpty()) {
            return List.of();
        }
        Set<Long> changed = new HashSet<>(database.read(handle -> handle.createQuery(AMONG)
                .bind("guests", guestIds.toArray(Long[]::new))
                .bind("entry", entry)
                .bind("lowest", guestIds.get(0))
                .bind("highest", guestIds.get(guestIds.size() - 1))
                .mapTo(Long.class)
                .list()));
        return guestIds.stream().filter(changed::contains).toList();
    }
}
