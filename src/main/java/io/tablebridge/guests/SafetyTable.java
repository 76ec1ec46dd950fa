package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of allergies and diets. */
final class SafetyTable {

    private static final String FIND =
            """
            SELECT s.record_id, s.kind, s.content FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
            JOIN safety s ON s.record_id = k.id
            """;

    private static final String INSERT =
            "INSERT INTO safety (record_id, kind, content, told_at, entry) VALUES (?, ?, ?, ?, ?)";

    private SafetyTable() {}

    static List<SafetyNote> find(Connection connection, Collection<Long> records) throws SQLException {
        List<SafetyNote> notes = new ArrayList<>();
        if (records.isEmpty()) {
            return notes;
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", records.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    notes.add(new SafetyNote(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return notes;
    }

    /**
     * Takes back what was told by an entry; somebody else who told it too stands for it then.
     *
     * @return whether nobody tells it any more
     */
    static boolean takeBack(Connection connection, SafetyNote note, long entry, Optional<SafetyTellers.Told> left)
            throws SQLException {
        String which = "WHERE record_id = ? AND kind = ? AND content = ? AND entry = ?";
        String sql =
                left.isPresent() ? "UPDATE safety SET told_at = ?, entry = ? " + which : "DELETE FROM safety " + which;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int column = 1;
            if (left.isPresent()) {
                statement.setObject(column++, left.get().at());
                statement.setLong(column++, left.get().entry());
            }
            statement.setLong(column++, note.recordId());
            statement.setString(column++, note.kind());
            statement.setString(column++, note.content());
            statement.setLong(column, entry);
            return statement.executeUpdate() > 0 && left.isEmpty();
        }
    }

    static void insert(Connection connection, Map<SafetyNote, Arrival> told) throws SQLException {
        Rows.batch(connection, INSERT, told.entrySet(), (statement, entry) -> {
            SafetyNote note = entry.getKey();
            statement.setLong(1, note.recordId());
            statement.setString(2, note.kind());
            statement.setString(3, note.content());
            statement.setObject(4, entry.getValue().receivedAt().atOffset(ZoneOffset.UTC));
            statement.setLong(5, entry.getValue().change());
        });
    }
}
