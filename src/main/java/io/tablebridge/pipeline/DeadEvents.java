package io.tablebridge.pipeline;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Questions to the table of dead events; nothing here changes anything. */
final class DeadEvents {

    static final String OPEN = "dismissed_entry IS NULL";
    static final String DISMISSED = "dismissed_entry IS NOT NULL";
    static final String ANY = "TRUE";

    private static final String SELECT =
            """
            SELECT entry, body, kind, source, mapping, received_at, problems, dismissed_at, dismissed_by, dismissed_why
            FROM dead_event
            """;

    private DeadEvents() {}

    /**
     * Oldest first.
     *
     * @param which {@link #OPEN}, {@link #DISMISSED} or {@link #ANY}
     * @param source its name, empty for all
     * @param limit at most this many, 1 to 10,000
     */
    static List<DeadEvent> page(Handle handle, String which, String source, Position after, int limit) {
        String sql = SELECT + "WHERE " + which
                + """
                 AND (entry > :entry OR (entry = :entry AND body > :body)) AND (:source = '' OR source = :source)
                ORDER BY entry, body FETCH FIRST :limit ROWS ONLY
                """;
        return handle.createQuery(sql)
                .bind("entry", after.entry())
                .bind("body", after.index())
                .bind("source", source)
                .bind("limit", Math.min(Math.max(limit, 1), 10_000))
                .map((row, context) -> event(row))
                .list();
    }

    /** Those among some events that are dead, oldest first, dismissed ones too. */
    static List<DeadEvent> among(Handle handle, Collection<Position> events) {
        String sql = SELECT
                + """
                JOIN UNNEST(:entries, :bodies) AS asked (asked_entry, asked_body)
                ON entry = asked_entry AND body = asked_body ORDER BY entry, body
                """;
        return handle.createQuery(sql)
                .bind("entries", events.stream().map(Position::entry).toArray(Long[]::new))
                .bind("bodies", events.stream().map(Position::index).toArray(Integer[]::new))
                .map((row, context) -> event(row))
                .list();
    }

    private static DeadEvent event(ResultSet row) throws SQLException {
        Optional<Dismissal> dismissed = Optional.empty();
        OffsetDateTime at = row.getObject(8, OffsetDateTime.class);
        if (!row.wasNull()) {
            dismissed = Optional.of(new Dismissal(at.toInstant(), row.getString(9), row.getString(10)));
        }
        return new DeadEvent(
                new Position(row.getLong(1), row.getInt(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                ProblemsJson.read(row.getString(7)),
                dismissed);
    }
}
