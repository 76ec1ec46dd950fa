package io.tablebridge.pipeline;

import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The table of dead events that a decision brought back. Follows from the journal alone, its clearing too. */
final class RevivedEvents {

    /** By then backups from before the decision are gone, however seldom they are taken. */
    private static final Duration KEPT = Duration.ofDays(400);

    private RevivedEvents() {}

    static void add(Connection connection, StoredEntry decision, List<Position> revived) throws SQLException {
        if (revived.isEmpty()) {
            return;
        }
        String sql = "INSERT INTO revived_event (entry, body, decision, decided_at) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Position event : revived) {
                statement.setLong(1, event.entry());
                statement.setInt(2, event.index());
                statement.setLong(3, decision.number());
                statement.setObject(4, decision.entry().receivedAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        clear(connection, decision);
    }

    private static void clear(Connection connection, StoredEntry decision) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM revived_event WHERE decided_at < ?")) {
            statement.setObject(1, decision.entry().receivedAt().minus(KEPT).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    static Set<Long> after(Handle handle, long decision) {
        return new TreeSet<>(handle.createQuery("SELECT DISTINCT entry FROM revived_event WHERE decision > :decision")
                .bind("decision", decision)
                .mapTo(Long.class)
                .list());
    }
}
