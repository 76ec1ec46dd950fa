package io.tablebridge.e2e;

import io.tablebridge.db.Database;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a database holds, but for the migrations' own book, which tells when they ran. */
final class Tables {

    private static final String MIGRATIONS = "flyway_schema_history";

    private Tables() {}

    static Map<String, List<String>> of(Database database) {
        return database.snapshot(handle -> {
            Map<String, List<String>> tables = new TreeMap<>();
            for (String table : handle.createQuery(
                            """
                            SELECT table_name FROM information_schema.tables
                            WHERE table_type = 'BASE TABLE' AND table_schema = CURRENT_SCHEMA""")
                    .mapTo(String.class)
                    .list()) {
                if (!table.equalsIgnoreCase(MIGRATIONS)) {
                    tables.put(
                            table,
                            handle
                                    .createQuery("SELECT * FROM \"" + table + "\"")
                                    .map((row, context) -> {
                                        List<String> values = new ArrayList<>();
                                        int columns = row.getMetaData().getColumnCount();
                                        for (int column = 1; column <= columns; column++) {
                                            Object value = row.getObject(column);
                                            values.add(
                                                    value instanceof byte[] bytes
                                                            ? HexFormat.of().formatHex(bytes)
                                                            : String.valueOf(value));
                                        }
                                        return String.join(" | ", values);
                                    })
                                    .list()
                                    .stream()
                                    .sorted()
                                    .toList());
                }
            }
            return tables;
        });
    }

    /** Which tables differ, with the first row that does; empty when they are equal. */
    static List<String> differences(Map<String, List<String>> one, Map<String, List<String>> other) {
        List<String> differences = new ArrayList<>();
        if (!one.keySet().equals(other.keySet())) {
            differences.add("tables " + one.keySet() + " and " + other.keySet());
        }
        one.forEach((table, rows) -> {
            List<String> others = other.getOrDefault(table, List.of());
            if (!rows.equals(others)) {
                List<String> only = new ArrayList<>(rows);
                only.removeAll(others);
                List<String> theirs = new ArrayList<>(others);
                theirs.removeAll(rows);
                differences.add(table + ": " + only.stream().limit(2).toList() + " against "
                        + theirs.stream().limit(2).toList());
            }
        });
        return differences;
    }
}
