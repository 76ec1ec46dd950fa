package io.tablebridge.pipeline;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Closes dead events in their table. Follows from the journal alone. */
final class DismissedEvents {

    private DismissedEvents() {}

    /** @param open events that are dead and not dismissed */
    static void close(Connection connection, List<DeadEvent> open, long decision, Dismissal dismissal)
            throws SQLException {
        String sql =
                """
                UPDATE dead_event SET dismissed_entry = ?, dismissed_at = ?, dismissed_by = ?, dismissed_why = ?
                WHERE entry = ? AND body = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (DeadEvent event : open) {
                statement.setLong(1, decision);
                statement.setObject(2, dismissal.at().atOffset(ZoneOffset.UTC));
                statement.setString(3, dismissal.by());
                statement.setString(4, dismissal.why());
                statement.setLong(5, event.position().entry());
                statement.setInt(6, event.position().index());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Those among some events that wait for a person. */
    static List<DeadEvent> open(Handle handle, Collection<Position> events) {
        return DeadEvents.among(handle, events).stream()
                .filter(event -> event.dismissed().isEmpty())
                .toList();
    }

    static Set<Long> after(Handle handle, long decision) {
        return new TreeSet<>(
                handle.createQuery("SELECT DISTINCT entry FROM dead_event WHERE dismissed_entry > :decision")
                        .bind("decision", decision)
                        .mapTo(Long.class)
                        .list());
    }
}
