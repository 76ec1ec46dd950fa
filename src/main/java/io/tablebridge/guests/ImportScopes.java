package io.tablebridge.guests;

import io.tablebridge.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Looks how much taking an import back would change, and changes nothing. Thread-safe. */
public final class ImportScopes {

    private static final int PAGE = 1_000;

    private static final String BROUGHT =
            """
            SELECT COALESCE(SUM(b.last_record - GREATEST(b.first_record, CAST(:after AS BIGINT) + 1) + 1), 0)
            FROM imported_block b WHERE b.import_no = :no AND b.last_record > :after
            """;

    private static final String SHARED =
            """
            SELECT COUNT(DISTINCT t.record_id) FROM imported_block b
            JOIN record_teller t ON t.record_id BETWEEN b.first_record AND b.last_record
            WHERE b.import_no = :no AND t.record_id > :after
            """;

    private static final String GUESTS =
            """
            SELECT COUNT(*) FROM (
                SELECT m.guest_id FROM imported_block b
                JOIN membership m ON m.record_id BETWEEN b.first_record AND b.last_record
                WHERE b.import_no = :no AND m.record_id > :after AND m.guest_id > 0
                UNION SELECT m.guest_id FROM record_teller t JOIN membership m ON m.record_id = t.record_id
                WHERE t.import_no = :no AND t.record_id > :after AND m.guest_id > 0
                UNION SELECT m.guest_id FROM safety_teller s JOIN membership m ON m.record_id = s.record_id
                WHERE s.import_no = :no AND s.record_id > :after AND m.guest_id > 0) g
            """;

    private final Database database;

    public ImportScopes(Database database) {
        this.database = database;
    }

    /**
     * How much would change.
     *
     * @param records what would become of them
     * @param guests whom they belong to now
     */
    public record Scope(TakenBack records, long guests) {}

    /**
     * @param importNo the entry by which it began
     * @param after only records behind this one: what lies before was taken back already
     */
    public Scope of(long importNo, long after) {
        return database.snapshot(handle -> {
            long alone = count(handle, BROUGHT, importNo, after) - count(handle, SHARED, importNo, after);
            try {
                TakenBack shared = shared(handle.getConnection(), importNo, after);
                return new Scope(shared.plus(new TakenBack(alone, 0, 0)), count(handle, GUESTS, importNo, after));
            } catch (SQLException e) {
                throw new GuestStoreException("an import's records can't be looked up", e);
            }
        });
    }

    private static long count(Handle handle, String sql, long importNo, long after) {
        return handle.createQuery(sql)
                .bind("no", importNo)
                .bind("after", after)
                .mapTo(Long.class)
                .one();
    }

    private static TakenBack shared(Connection connection, long importNo, long after) throws SQLException {
        TakenBack sum = TakenBack.NOTHING;
        SortedMap<Long, TakenBack> page = page(connection, importNo, after);
        while (!page.isEmpty()) {
            sum = page.values().stream().reduce(sum, TakenBack::plus);
            page = page(connection, importNo, page.lastKey());
        }
        return sum;
    }

    private static SortedMap<Long, TakenBack> page(Connection connection, long importNo, long after)
            throws SQLException {
        List<Long> ids = BlockTable.toldOf(connection, importNo, after, PAGE);
        KnownTellers tellers = new KnownTellers(connection);
        List<StoredRecord> records = ids.isEmpty() ? List.of() : RecordTable.findIds(connection, ids);
        tellers.expect(records);
        TreeMap<Long, TakenBack> page = new TreeMap<>();
        for (StoredRecord record : records) {
            tellers.without(record, importNo).ifPresent(left -> page.put(record.id(), TakenBack.of(record, left)));
        }
        return page;
    }
}
