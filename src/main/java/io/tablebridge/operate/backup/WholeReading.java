package io.tablebridge.operate.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opens an H2 file and reads all of it. H2 opens some torn files without complaint, as an empty database or with pages
 * missing that show only when they are read; so each value of each row is read.
 */
final class WholeReading {

    private static final String MIGRATIONS = "flyway_schema_history";

    private final StoredPosition storedPosition;

    WholeReading(StoredPosition storedPosition) {
        this.storedPosition = storedPosition;
    }

    /** What a file holds. */
    record Content(Optional<StoredPosition.Mark> mark, Map<String, Long> rows) {}

    /**
     * @param database H2's name of the file, without {@code .mv.db}
     * @throws SQLException when it can't be opened or a part of it can't be read
     */
    Content read(Path database) throws SQLException {
        String url = "jdbc:h2:file:" + database.toAbsolutePath()
                + ";IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=1;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        try (Connection connection = DriverManager.getConnection(url)) {
            Map<String, Long> rows = new TreeMap<>();
            for (String table : tables(connection)) {
                rows.put(table, readTable(connection, table));
            }
            Optional<StoredPosition.Mark> mark = rows.isEmpty() ? Optional.empty() : storedPosition.read(connection);
            return new Content(mark, rows);
        } catch (RuntimeException e) {
            // A torn page can surface as an unchecked exception out of H2's decoding.
            throw new SQLException(
                    "the database file can't be decoded: " + e.getClass().getName(), e);
        }
    }

    static Map<String, Long> count(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + quoted(table))) {
                result.next();
                rows.put(table, result.getLong(1));
            }
        }
        return rows;
    }

    static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        """
                        SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES
                        WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME""")) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }

    /** Whether anything stands in our tables; the migrations' own book does not count. */
    static boolean holdsRows(Connection connection, List<String> tables) throws SQLException {
        for (String table : tables) {
            if (!table.equals(MIGRATIONS)) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + quoted(table) + ")")) {
                    if (row.next() && row.getBoolean(1)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static long readTable(Connection connection, String table) throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + quoted(table))) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int column = 1; column <= columns; column++) {
                    result.getObject(column);
                }
                rows++;
            }
        }
        return rows;
    }

    private static String quoted(String table) {
        return '"' + table.replace("\"", "\"\"") + '"';
    }
}
