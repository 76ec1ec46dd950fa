package io.tablebridge.pipeline;

import io.tablebridge.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Counts the fields that stayed unknown in records that were taken: nothing waits for them, so that nobody would see them
 * otherwise. Each time a record was applied counts; what a source says again does not. Thread-safe.
 */
public final class UnreadableFields {

    /** More than mappings have fields: figures and lists stay short whatever the journal holds. */
    private static final int MOST = 1_000;

    private static final String ADD =
            """
            MERGE INTO unreadable_field t
            USING (VALUES (CAST(? AS VARCHAR(100)), CAST(? AS DATE), CAST(? AS VARCHAR(100)), CAST(? AS BIGINT)))
                AS s(source, event_day, field, n)
            ON t.source = s.source AND t.event_day = s.event_day AND t.field = s.field
            WHEN MATCHED THEN UPDATE SET n = t.n + s.n
            WHEN NOT MATCHED THEN INSERT (source, event_day, field, n) VALUES (s.source, s.event_day, s.field, s.n)
            """;

    private final Database database;

    public UnreadableFields(Database database) {
        this.database = database;
    }

    /** Since the beginning, the most frequent first; at most a thousand. */
    public List<UnreadableField> all() {
        return since(LocalDate.EPOCH);
    }

    /**
     * The same of events received on this day or later.
     *
     * @param day in UTC
     */
    public List<UnreadableField> since(LocalDate day) {
        String sql =
                """
                SELECT source, field, SUM(n) AS total FROM unreadable_field WHERE event_day >= :day
                GROUP BY source, field ORDER BY total DESC, source, field FETCH FIRST :most ROWS ONLY
                """;
        return database.read(handle -> handle.createQuery(sql)
                .bind("day", day)
                .bind("most", MOST)
                .map((row, context) -> new UnreadableField(row.getString(1), row.getString(2), row.getLong(3)))
                .list());
    }

    /** @param counts by source, day and field */
    static void add(Connection connection, Map<List<String>, Long> counts) throws SQLException {
        LedgerTables.add(connection, ADD, counts);
    }
}
