package io.tablebridge.guests;

import io.tablebridge.guests.KnownClues.Clue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of what records can be looked up by. */
final class ClueTable {

    private static final String FIND =
            """
            SELECT c.record_id, c.clue FROM UNNEST(CAST(? AS VARCHAR(400) ARRAY)) AS k(clue)
            JOIN clue c ON c.clue = k.clue
            """;

    private static final String FIND_CROWDED =
            """
            SELECT c.clue, c.n FROM UNNEST(CAST(? AS VARCHAR(400) ARRAY)) AS k(clue)
            JOIN crowded_clue c ON c.clue = k.clue
            """;

    private ClueTable() {}

    static List<Clue> find(Connection connection, Collection<String> clues) throws SQLException {
        List<Clue> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("VARCHAR", clues.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Clue(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return found;
    }

    /** Which of these are crowded, and how many records have each. */
    static Map<String, Long> findCrowded(Connection connection, Collection<String> clues) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND_CROWDED)) {
            statement.setArray(1, connection.createArrayOf("VARCHAR", clues.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return found;
    }

    /** @param crowds how many records have each of these now; empty where that is no crowd */
    static void writeCrowded(Connection connection, SortedMap<String, Optional<Long>> crowds) throws SQLException {
        Rows.batch(
                connection,
                "DELETE FROM crowded_clue WHERE clue = ?",
                crowds.keySet(),
                (statement, clue) -> statement.setString(1, clue));
        SortedMap<String, Long> present = new TreeMap<>();
        crowds.forEach((clue, n) -> n.ifPresent(many -> present.put(clue, many)));
        Rows.batch(
                connection,
                "INSERT INTO crowded_clue (clue, n) VALUES (?, ?)",
                present.entrySet(),
                (statement, crowd) -> {
                    statement.setString(1, crowd.getKey());
                    statement.setLong(2, crowd.getValue());
                });
    }

    /** @param clues in the order of their keys, each of which is there */
    static void remove(Connection connection, Collection<Clue> clues) throws SQLException {
        Rows.batch(connection, "DELETE FROM clue WHERE record_id = ? AND clue = ?", clues, ClueTable::bind);
    }

    /** @param clues in the order of their keys, none of which is there */
    static void insert(Connection connection, Collection<Clue> clues) throws SQLException {
        Rows.batch(connection, "INSERT INTO clue (record_id, clue) VALUES (?, ?)", clues, ClueTable::bind);
    }

    private static void bind(PreparedStatement statement, Clue clue) throws SQLException {
        statement.setLong(1, clue.record());
        statement.setString(2, clue.text());
    }
}
