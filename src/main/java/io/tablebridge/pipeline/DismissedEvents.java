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

    /** @param meant see {@link #meant} */
    static void close(Connection connection, List<DeadEvent> meant, long decision, Dismissal dismissal)
            throws SQLException {
        String sql =
                """
                UPDATE dead_event SET dismissed_entry = ?, dismissed_at = ?, dismissed_by = ?, dismissed_why = ?
                WHERE entry = ? AND body = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (DeadEvent event : meant) {
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

    /** Those among some events that wait for a person, or were dismissed without the reason that is given now. */
    static List<DeadEvent> meant(Handle handle, Collection<Position> events, Dismissal dismissal) {
        return DeadEvents.among(handle, events).stream()
                .filter(event -> event.dismissed()
                        .map(before -> before.isCompletedBy(dismissal))
                        .orElse(true))
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
