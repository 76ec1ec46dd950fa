package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The table of links. */
final class LinkTable {

    private static final String FIND =
            """
            SELECT l.record_id, l.target_id, l.how, l.confidence, l.why, l.arguments
            FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id) JOIN link l ON l.record_id = k.id
            """;

    private static final String INSERT =
            "INSERT INTO link (record_id, target_id, how, confidence, why, arguments) VALUES (?, ?, ?, ?, ?, ?)";

    private LinkTable() {}

    static Map<Long, Link> find(Connection connection, Collection<Long> records) throws SQLException {
        Map<Long, Link> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", records.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), read(rows, 2));
                }
            }
        }
        return found;
    }

    /** Whether there is no link at all, not even one to nothing. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT record_id FROM link FETCH FIRST 1 ROWS ONLY");
                ResultSet rows = statement.executeQuery()) {
            return !rows.next();
        }
    }

    /** @param first the column of the target, the others follow as in the table */
    static Link read(ResultSet row, int first) throws SQLException {
        return new Link(
                row.getLong(first),
                LinkWay.of(row.getString(first + 1)),
                row.getInt(first + 2),
                row.getString(first + 3),
                TextsJson.read(row.getString(first + 4)));
    }

    static void write(Connection connection, SortedMap<Long, Optional<Link>> links) throws SQLException {
        Rows.batch(
                connection,
                "DELETE FROM link WHERE record_id = ?",
                links.keySet(),
                (statement, record) -> statement.setLong(1, record));
        List<Map.Entry<Long, Optional<Link>>> present = links.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .toList();
        Rows.batch(connection, INSERT, present, (statement, entry) -> {
            Link link = entry.getValue().orElseThrow();
            statement.setLong(1, entry.getKey());
            statement.setLong(2, link.target());
            statement.setString(3, link.how().code());
            statement.setInt(4, link.confidence());
            statement.setString(5, link.why());
            statement.setString(6, TextsJson.write(link.arguments()));
        });
    }
}
