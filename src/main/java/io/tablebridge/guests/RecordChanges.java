package io.tablebridge.guests;

import io.tablebridge.db.Database;
import java.util.List;
import java.util.Optional;

/** Goes through the records, or their parts, of which something was told lately. Thread-safe. */
public final class RecordChanges {

    private static final String AFTER =
            """
            SELECT r.id, r.source, r.record_type, r.external_id, r.part, r.deleted, r.first_entry,
                CASE WHEN r.deleted THEN COALESCE(r.gone_entry, 0) ELSE COALESCE(r.told_entry, 0) END AS entry, g.public_id
            FROM record r
            LEFT JOIN link l ON l.record_id = r.id
            LEFT JOIN membership m ON m.record_id = COALESCE(l.target_id, r.id)
            LEFT JOIN guest g ON g.id = m.guest_id
            WHERE r.id > :after AND (r.told_entry >= :since OR r.gone_entry >= :since)
            ORDER BY r.id FETCH FIRST :most ROWS ONLY
            """;

    private final Database database;

    public RecordChanges(Database database) {
        this.database = database;
    }

    /**
     * Something that was told of a record, or of a part of it. Holds no contents; still, an external id can be a phone number.
     *
     * @param id its number in the order of first sight
     * @param what whether it is new, was changed or was deleted
     * @param entry the journal's entry that told its present state
     * @param guest the public id of the guest it belongs to; empty when it is nobody's
     */
    public record Change(
            long id,
            What what,
            String source,
            String type,
            String externalId,
            String part,
            long entry,
            Optional<String> guest) {

        /** Its number only. */
        @Override
        public String toString() {
            return "record " + id;
        }
    }

    /** What happened to a record. */
    public enum What {
        NEW,
        CHANGED,
        DELETED
    }

    /** How many records and parts there are to go through. */
    public long count() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM record")
                .mapTo(Long.class)
                .one());
    }

    /**
     * The changes that follow, in the order of first sight.
     *
     * @param after the number that the last page ended with, 0 for the first
     * @param since by this entry of the journal or a later one
     * @param most at most so many
     */
    public List<Change> after(long after, long since, int most) {
        return database.read(handle -> handle.createQuery(AFTER)
                .bind("after", after)
                .bind("since", since)
                .bind("most", most)
                .map((row, context) -> new Change(
                        row.getLong("id"),
                        what(row.getBoolean("deleted"), row.getLong("first_entry") >= since),
                        row.getString("source"),
                        row.getString("record_type"),
                        row.getString("external_id"),
                        row.getString("part"),
                        row.getLong("entry"),
                        Optional.ofNullable(row.getString("public_id"))))
                .list());
    }

    private static What what(boolean deleted, boolean firstSeen) {
        if (deleted) {
            return What.DELETED;
        }
        return firstSeen ? What.NEW : What.CHANGED;
    }
}
