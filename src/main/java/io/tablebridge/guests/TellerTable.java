package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of what each teller alone told of a record that an import told of too. */
final class TellerTable {

    private static final String FIND =
            """
            SELECT r.id, r.source, r.record_type, r.external_id, r.part, t.venue, t.told_scheme, t.told_number, t.told_hash,
                t.told_entry, t.told_body, t.gone_scheme, t.gone_number, t.gone_entry, t.gone_body, t.first_entry, t.fields,
                t.peaks, t.import_no
            FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
            JOIN record_teller t ON t.record_id = k.id JOIN record r ON r.id = k.id
            """;

    private static final String INSERT =
            """
            INSERT INTO record_teller (record_id, import_no, venue, told_scheme, told_number, told_hash, told_entry, told_body,
                gone_scheme, gone_number, gone_entry, gone_body, first_entry, fields, peaks)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String DELETE = "DELETE FROM record_teller WHERE record_id = ? AND import_no = ?";

    private static final String OLD =
            """
            SELECT DISTINCT record_id FROM record_teller WHERE import_no > 0 AND import_no <= ?
            ORDER BY record_id FETCH FIRST ? ROWS ONLY
            """;

    private TellerTable() {}

    /** Names a row. */
    record Key(long recordId, long importNo) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Long.compare(recordId, other.recordId);
            return order != 0 ? order : Long.compare(importNo, other.importNo);
        }
    }

    static Map<Key, StoredRecord> find(Connection connection, Collection<Long> records) throws SQLException {
        Map<Key, StoredRecord> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", records.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(new Key(rows.getLong(1), rows.getLong(19)), RecordTable.read(rows));
                }
            }
        }
        return found;
    }

    /** Records that imports up to this number told of, the first of them. */
    static List<Long> old(Connection connection, long upTo, int most) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OLD)) {
            statement.setLong(1, upTo);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }

    static void delete(Connection connection, Collection<Key> keys) throws SQLException {
        Rows.batch(connection, DELETE, keys, (statement, key) -> {
            statement.setLong(1, key.recordId());
            statement.setLong(2, key.importNo());
        });
    }

    static void insert(Connection connection, Map<Key, StoredRecord> tellers) throws SQLException {
        Rows.batch(connection, INSERT, tellers.entrySet(), (statement, teller) -> {
            StoredRecord state = teller.getValue();
            VersionMark told = state.told();
            statement.setLong(1, teller.getKey().recordId());
            statement.setLong(2, teller.getKey().importNo());
            statement.setString(3, state.venue());
            statement.setObject(6, told == null ? null : state.hash(), Types.VARCHAR);
            RecordTable.bindMark(statement, told, 4, 5, 7, 8);
            RecordTable.bindMark(statement, state.gone(), 9, 10, 11, 12);
            statement.setLong(13, state.firstEntry());
            statement.setString(14, FieldsJson.write(state.fields()));
            statement.setString(15, state.peaks().toJson());
        });
    }
}
