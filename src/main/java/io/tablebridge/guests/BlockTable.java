package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The table of the new records that blocks of imports brought, and the question which records an import told of. */
final class BlockTable {

    private static final String IMPORTS =
            """
            SELECT b.entry, b.import_no FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(entry)
            JOIN imported_block b ON b.entry = k.entry
            """;

    private static final String BROUGHT =
            """
            SELECT first_record, last_record FROM imported_block WHERE import_no = ? AND last_record > ?
            ORDER BY first_record FETCH FIRST ? ROWS ONLY
            """;

    private static final String TOLD_OF =
            """
            SELECT record_id FROM record_teller WHERE import_no = ? AND record_id > ?
            ORDER BY record_id FETCH FIRST ? ROWS ONLY
            """;

    private static final String WARNED_OF =
            """
            SELECT DISTINCT record_id FROM safety_teller WHERE import_no = ? AND record_id > ?
            ORDER BY record_id FETCH FIRST ? ROWS ONLY
            """;

    private BlockTable() {}

    /** The new records of a block. */
    record Block(long importNo, long first, long last) {}

    /** The imports whose blocks these entries are; other entries are left out. */
    static Map<Long, Long> imports(Connection connection, Collection<Long> entries) throws SQLException {
        Map<Long, Long> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(IMPORTS)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", entries.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        return found;
    }

    static void insert(Connection connection, Map<Long, Block> blocks) throws SQLException {
        Rows.batch(
                connection,
                "INSERT INTO imported_block (entry, import_no, first_record, last_record) VALUES (?, ?, ?, ?)",
                blocks.entrySet(),
                (statement, block) -> {
                    statement.setLong(1, block.getKey());
                    statement.setLong(2, block.getValue().importNo());
                    statement.setLong(3, block.getValue().first());
                    statement.setLong(4, block.getValue().last());
                });
    }

    /** Forgets the blocks of imports from one number to another, both included. */
    static void forget(Connection connection, long from, long to) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM imported_block WHERE import_no >= ? AND import_no <= ?")) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            statement.executeUpdate();
        }
    }

    /** Records that an import may have told of, the first ones behind a record. */
    static NavigableSet<Long> records(Connection connection, long importNo, long after, int most) throws SQLException {
        NavigableSet<Long> found = new TreeSet<>();
        ask(connection, BROUGHT, importNo, after, most, row -> {
            if (found.size() < most) { // a block may have thousands, and they come in order
                long first = Math.max(after + 1, row.getLong(1));
                LongStream.rangeClosed(first, Math.min(row.getLong(2), first + most))
                        .forEach(found::add);
            }
        });
        ask(connection, TOLD_OF, importNo, after, most, row -> found.add(row.getLong(1)));
        ask(connection, WARNED_OF, importNo, after, most, row -> found.add(row.getLong(1)));
        NavigableSet<Long> first = new TreeSet<>();
        for (Long record : found) {
            if (first.size() == most) {
                return first;
            }
            first.add(record);
        }
        return first;
    }

    /** Records that it told of and something else too, the first ones behind a record. */
    static List<Long> toldOf(Connection connection, long importNo, long after, int most) throws SQLException {
        List<Long> found = new ArrayList<>();
        ask(connection, TOLD_OF, importNo, after, most, row -> found.add(row.getLong(1)));
        return found;
    }

    private static void ask(Connection connection, String sql, long importNo, long after, int most, RowReader reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, importNo);
            statement.setLong(2, after);
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
