package io.tablebridge.pipeline;

import io.tablebridge.mapping.EventShape;
import io.tablebridge.mapping.EventShape.Spot;
import io.tablebridge.pipeline.Shapes.Sight;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tables of what events look like, as the pipeline writes them. */
final class ShapeTables {

    private static final String COUNT =
            """
            MERGE INTO mapped_event_count t
            USING (VALUES (CAST(? AS VARCHAR(100)), CAST(? AS VARCHAR(200)), CAST(? AS VARCHAR(20)), CAST(? AS BIGINT)))
                AS s(source, mapping, channel, n)
            ON t.source = s.source AND t.mapping = s.mapping AND t.channel = s.channel
            WHEN MATCHED THEN UPDATE SET n = t.n + s.n
            WHEN NOT MATCHED THEN INSERT (source, mapping, channel, n) VALUES (s.source, s.mapping, s.channel, s.n)
            """;

    private static final String AGAIN =
            """
            UPDATE event_place SET n = n + ?, last_nth = ?, last_at = ?
            WHERE source = ? AND mapping = ? AND channel = ? AND place = ? AND kind = ?
            """;

    private static final String FIRST =
            """
            INSERT INTO event_place (source, mapping, channel, place, kind, n, first_nth, first_entry, first_at, last_nth,
                last_at, sample)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;

    ShapeTables(Connection connection) {
        this.connection = connection;
    }

    void add(Shapes shapes) throws SQLException {
        for (Map.Entry<Shapes.Key, Shapes.Events> events : shapes.events().entrySet()) {
            add(events.getKey(), events.getValue());
        }
    }

    private void add(Shapes.Key key, Shapes.Events events) throws SQLException {
        long before = count(key);
        Set<Spot> known = known(key);
        long places =
                known.stream().filter(spot -> !spot.kind().equals(Shapes.WORD)).count();
        Map<Spot, Sight> spots = new LinkedHashMap<>(events.words());
        for (Map.Entry<Spot, Sight> entry : events.spots().entrySet()) {
            if (known.contains(entry.getKey()) || places < EventShape.MAX_PLACES) {
                places += known.contains(entry.getKey()) ? 0 : 1;
                spots.put(entry.getKey(), entry.getValue());
            }
        }
        write(key, before, known, spots);
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            key(count, 1, key);
            count.setLong(4, events.count());
            count.executeUpdate();
        }
    }

    private void write(Shapes.Key key, long before, Set<Spot> known, Map<Spot, Sight> spots) throws SQLException {
        try (PreparedStatement again = connection.prepareStatement(AGAIN);
                PreparedStatement first = connection.prepareStatement(FIRST)) {
            for (Map.Entry<Spot, Sight> entry : spots.entrySet()) {
                Sight sight = entry.getValue();
                if (known.contains(entry.getKey())) {
                    again.setLong(1, sight.n());
                    again.setLong(2, before + sight.last());
                    again.setObject(3, time(sight.lastAt()));
                    name(again, 4, key, entry.getKey());
                    again.addBatch();
                } else {
                    name(first, 1, key, entry.getKey());
                    values(first, before, sight);
                    first.addBatch();
                }
            }
            again.executeBatch();
            first.executeBatch();
        }
    }

    private static void key(PreparedStatement statement, int from, Shapes.Key key) throws SQLException {
        statement.setString(from, key.source());
        statement.setString(from + 1, key.mapping());
        statement.setString(from + 2, key.channel().code());
    }

    private static void name(PreparedStatement statement, int from, Shapes.Key key, Spot spot) throws SQLException {
        key(statement, from, key);
        statement.setString(from + 3, spot.place());
        statement.setString(from + 4, spot.kind());
    }

    private static void values(PreparedStatement first, long before, Sight sight) throws SQLException {
        first.setLong(6, sight.n());
        first.setLong(7, before + sight.first());
        first.setLong(8, sight.entry());
        first.setObject(9, time(sight.at()));
        first.setLong(10, before + sight.last());
        first.setObject(11, time(sight.lastAt()));
        first.setString(12, sight.sample());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private long count(Shapes.Key key) throws SQLException {
        String sql = "SELECT n FROM mapped_event_count WHERE source = ? AND mapping = ? AND channel = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            key(statement, 1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private Set<Spot> known(Shapes.Key key) throws SQLException {
        String sql = "SELECT place, kind FROM event_place WHERE source = ? AND mapping = ? AND channel = ?";
        Set<Spot> known = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            key(statement, 1, key);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(new Spot(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return known;
    }
}
