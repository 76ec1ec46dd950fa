package io.tablebridge.intake.fetch;

import io.tablebridge.db.Database;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Questions to the tables of fetches; nothing here changes anything. Thread-safe. */
public final class FetchBooks {

    private final Database database;

    public FetchBooks(Database database) {
        this.database = database;
    }

    /**
     * How a route that fetches is doing.
     *
     * @param events thin events that wait
     * @param tasks things to be fetched for them
     * @param oldest when the oldest of these events came in
     * @param paused what a person must mend, if so
     */
    public record RouteCount(
            String source, String route, long events, long tasks, Optional<Instant> oldest, Optional<Problem> paused) {}

    /** Each route that ever fetched, by source and name. */
    public List<RouteCount> routes() {
        String sql =
                """
                SELECT r.source, r.route, COUNT(e.entry), COUNT(DISTINCT e.object_id), MIN(e.received_at), r.paused
                FROM fetch_route r LEFT JOIN thin_event e ON e.source = r.source AND e.route = r.route
                GROUP BY r.source, r.route, r.paused ORDER BY r.source, r.route
                """;
        return database.read(handle -> handle.createQuery(sql)
                .map((row, context) -> new RouteCount(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString(6)).map(FetchTables::problem)))
                .list());
    }

    /** The entries of the events that wait for a fetch: the journal must keep them. */
    public Set<Long> waiting() {
        return database.read(handle -> new TreeSet<>(handle.createQuery("SELECT entry FROM thin_event")
                .mapTo(Long.class)
                .list()));
    }

    /** A route of a source, as the journal tells. */
    record Lane(String source, String route, long answeredEntry, boolean paused) {}

    List<Lane> lanes() {
        return database.read(handle -> handle.createQuery(
                        "SELECT source, route, answered_entry, paused IS NOT NULL FROM fetch_route ORDER BY source, route")
                .map((row, context) -> new Lane(row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4)))
                .list());
    }

    /**
     * What may be fetched now, what waits longest first: new things hold no retry back.
     *
     * @param inTrouble then what was never tried comes first: it finds out whether the trouble is the platform's, or that
     *     of the thing that failed
     */
    List<FetchTask> due(Lane lane, Instant now, boolean inTrouble, int most) {
        String order = inTrouble ? "not_before, first_entry" : "first_entry, not_before";
        return database.read(handle -> due(handle, lane, now, order, most));
    }

    private static List<FetchTask> due(Handle handle, Lane lane, Instant now, String order, int most) {
        return handle.createQuery(
                        """
                        SELECT object_id, mapping, last_entry, attempts, failed_entry FROM fetch_task
                        WHERE source = :source AND route = :route AND not_before <= :now
                        ORDER BY <order> FETCH FIRST :most ROWS ONLY
                        """)
                .define("order", order)
                .bind("source", lane.source())
                .bind("route", lane.route())
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new FetchTask(
                        new FetchKey(lane.source(), lane.route(), row.getString(1)),
                        row.getString(2),
                        row.getLong(3),
                        row.getInt(4),
                        row.getLong(5),
                        lane.answeredEntry(),
                        lane.paused()))
                .list();
    }
}
