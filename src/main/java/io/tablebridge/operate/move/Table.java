package io.tablebridge.operate.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table that both databases have.
 *
 * @param name in lower case, as PostgreSQL has it
 * @param columns their names in lower case
 * @param kinds what each holds
 */
record Table(String name, List<String> columns, List<Kind> kinds) {

    private static final String MIGRATIONS = "flyway_schema_history";

    private static final String NAMES =
            """
            SELECT LOWER(table_name) FROM information_schema.tables
            WHERE table_schema = CURRENT_SCHEMA AND table_type = 'BASE TABLE'
            """;

    /** All tables of a database but the migrations' own book, which tells of each database by itself. */
    static SortedSet<String> names(Connection connection) throws SQLException {
        SortedSet<String> names = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        names.remove(MIGRATIONS);
        return names;
    }

    /** What it looks like in H2. */
    static Table of(Connection h2, String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        try (Statement statement = h2.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + name + " FETCH FIRST 0 ROWS ONLY")) {
            ResultSetMetaData about = none.getMetaData();
            for (int column = 1; column <= about.getColumnCount(); column++) {
                columns.add(about.getColumnName(column).toLowerCase(Locale.ROOT));
                kinds.add(Kind.of(about.getColumnType(column)));
            }
        }
        return new Table(name, List.copyOf(columns), List.copyOf(kinds));
    }

    long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + name)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Asks for all rows, on either database. */
    String select() {
        return "SELECT " + list() + " FROM " + name;
    }

    String copyIn() {
        return "COPY " + name + " (" + list() + ") FROM STDIN";
    }

    /** @param marks what stands for the values */
    String insert(String marks) {
        return "INSERT INTO " + name + " (" + list() + ") VALUES (" + marks + ")";
    }

    private String list() {
        return columns.stream().collect(Collectors.joining(", "));
    }
}
