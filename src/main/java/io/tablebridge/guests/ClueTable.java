package io.tablebridge.guests;

import io.tablebridge.guests.KnownClues.Clue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;

/** The table of what records can be looked up by. */
final class ClueTable {

    private static final String FIND =
            """
            SELECT c.record_id, c.clue FROM UNNEST(CAST(? AS VARCHAR(400) ARRAY)) AS k(clue)
            JOIN clue c ON c.clue = k.clue
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

    /** @param clues whether each is there now; some may have come and gone */
    static void write(Connection connection, SortedMap<Clue, Boolean> clues) throws SQLException {
        Rows.batch(connection, "DELETE FROM clue WHERE record_id = ? AND clue = ?", clues.keySet(), ClueTable::bind);
        List<Clue> present = clues.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Entry::getKey)
                .toList();
        Rows.batch(connection, "INSERT INTO clue (record_id, clue) VALUES (?, ?)", present, ClueTable::bind);
    }

    private static void bind(PreparedStatement statement, Clue clue) throws SQLException {
        statement.setLong(1, clue.record());
        statement.setString(2, clue.text());
    }
}
