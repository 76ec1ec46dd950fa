package io.tablebridge.guests;

import io.tablebridge.identity.FeatureHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/** The table of values that more people share than a personal value may have: they say of nobody who he is. */
final class SharedValueTable {

    private static final String FIND =
            """
            SELECT s.high, s.low FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS k(high, low)
            JOIN shared_value s ON s.high = k.high AND s.low = k.low
            """;

    private SharedValueTable() {}

    /** Which of these are shared. */
    static Set<FeatureHash> find(Connection connection, Collection<FeatureHash> values) throws SQLException {
        Set<FeatureHash> found = new HashSet<>();
        if (values.isEmpty()) {
            return found;
        }
        List<FeatureHash> asked = values.stream().distinct().toList();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            Object[] high = asked.stream().map(FeatureHash::high).toArray();
            Object[] low = asked.stream().map(FeatureHash::low).toArray();
            statement.setArray(1, connection.createArrayOf("BIGINT", high));
            statement.setArray(2, connection.createArrayOf("BIGINT", low));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new FeatureHash(rows.getLong(1), rows.getLong(2)));
                }
            }
        }
        return found;
    }

    /**
     * Takes in what crossed the border, some perhaps there and back.
     *
     * @param crossed whether each value is personal now
     */
    static void write(Connection connection, Map<FeatureHash, Boolean> crossed) throws SQLException {
        Rows.batch(
                connection,
                "DELETE FROM shared_value WHERE high = ? AND low = ?",
                crossed.keySet(),
                SharedValueTable::bind);
        Rows.batch(
                connection,
                "INSERT INTO shared_value (high, low) VALUES (?, ?)",
                crossed.entrySet().stream()
                        .filter(value -> !value.getValue())
                        .map(Entry::getKey)
                        .toList(),
                SharedValueTable::bind);
    }

    private static void bind(PreparedStatement statement, FeatureHash value) throws SQLException {
        statement.setLong(1, value.high());
        statement.setLong(2, value.low());
    }
}
