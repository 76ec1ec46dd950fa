package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of counts and dead events, as the pipeline writes them. */
final class LedgerTables {

    static final Comparator<List<String>> BY_TEXTS = (a, b) -> {
        int order = Integer.compare(a.size(), b.size());
        for (int i = 0; order == 0 && i < a.size(); i++) {
            order = a.get(i).compareTo(b.get(i));
        }
        return order;
    };

    private LedgerTables() {}

    private static String addCounts(String table) {
        return """
            MERGE INTO %s t
            USING (VALUES (CAST(? AS VARCHAR(100)), CAST(? AS DATE), CAST(? AS VARCHAR(20)), CAST(? AS BIGINT)))
                AS s(source, event_day, state, n)
            ON t.source = s.source AND t.event_day = s.event_day AND t.state = s.state
            WHEN MATCHED THEN UPDATE SET n = t.n + s.n
            WHEN NOT MATCHED THEN INSERT (source, event_day, state, n) VALUES (s.source, s.event_day, s.state, s.n)
            """
                .formatted(table);
    }

    static void addEvents(Connection connection, Map<List<String>, Long> counts) throws SQLException {
        add(connection, addCounts("event_count"), counts);
    }

    static void addRecords(Connection connection, Map<List<String>, Long> counts) throws SQLException {
        add(connection, addCounts("record_count"), counts);
    }

    /**
     * Adds what was counted in a batch.
     *
     * @param sql takes the texts of a key and then its count
     */
    static void add(Connection connection, String sql, Map<List<String>, Long> counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<List<String>, Long> entry : counts.entrySet()) {
                int column = 1;
                for (String text : entry.getKey()) {
                    statement.setString(column++, text);
                }
                statement.setLong(column, entry.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void putDead(Connection connection, List<DeadEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        removeDead(connection, events.stream().map(DeadEvent::position).toList());
        String sql =
                """
                INSERT INTO dead_event (entry, body, kind, source, mapping, received_at, problems)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (DeadEvent event : events) {
                statement.setLong(1, event.position().entry());
                statement.setInt(2, event.position().index());
                statement.setString(3, event.kind());
                statement.setString(4, event.source());
                statement.setString(5, event.mapping());
                statement.setObject(6, event.receivedAt().atOffset(ZoneOffset.UTC));
                statement.setString(7, ProblemsJson.write(event.problems()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void removeDead(Connection connection, List<Position> positions) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM dead_event WHERE entry = ? AND body = ?")) {
            for (Position position : positions) {
                statement.setLong(1, position.entry());
                statement.setInt(2, position.index());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The bodies of an entry that are dead, each as it is counted. */
    static Map<Integer, EventState> deadBodies(Connection connection, long entry) throws SQLException {
        Map<Integer, EventState> bodies = new TreeMap<>();
        String sql = "SELECT body, dismissed_entry IS NULL FROM dead_event WHERE entry = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, entry);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    bodies.put(rows.getInt(1), rows.getBoolean(2) ? EventState.DEAD : EventState.DISMISSED);
                }
            }
        }
        return bodies;
    }

    static String source(Entry entry) {
        return clip(entry.source(), 100);
    }

    static String mapping(Entry entry) {
        return clip(entry.headers().getOrDefault(Entry.MAPPING, ""), 200);
    }

    /** The books must take every event, however long the names that came with it. */
    static String clip(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
