package io.tablebridge.guests;

import io.tablebridge.db.Database;
import java.util.List;

/** Goes through the guests that live, however many there are, in the order of their numbers. Thread-safe. */
public final class GuestPages {

    private static final String AFTER =
            """
            SELECT g.id FROM guest g JOIN membership m ON m.record_id = g.id
            WHERE g.id > :after AND m.guest_id = g.id ORDER BY g.id FETCH FIRST :most ROWS ONLY
            """;

    private static final String COUNT =
            "SELECT COUNT(*) FROM guest g JOIN membership m ON m.record_id = g.id WHERE m.guest_id = g.id";

    private final Database database;

    public GuestPages(Database database) {
        this.database = database;
    }

    /**
     * The numbers of the guests that follow.
     *
     * @param after the number that the last page ended with, 0 for the first
     * @param most at most so many
     */
    public List<Long> after(long after, int most) {
        return database.read(handle -> handle.createQuery(AFTER)
                .bind("after", after)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    /** How many there are. */
    public long count() {
        return database.read(
                handle -> handle.createQuery(COUNT).mapTo(Long.class).one());
    }
}
