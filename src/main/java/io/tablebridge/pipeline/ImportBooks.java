package io.tablebridge.pipeline;

import io.tablebridge.csv.SheetPlace;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What one transaction adds to the books of imports. Sums and last values: how batches are cut makes no difference. */
final class ImportBooks {

    private static final String ADD =
            """
            UPDATE import_run SET applied = applied + ?, unchanged = unchanged + ?, superseded = superseded + ?,
                rejected = rejected + ?, ignored = ignored + ?, dead = dead + ?
            WHERE id = ?
            """;

    private static final List<RowFate> IN_ORDER = List.of(
            RowFate.APPLIED, RowFate.UNCHANGED, RowFate.SUPERSEDED, RowFate.REJECTED, RowFate.IGNORED, RowFate.DEAD);

    private final List<StoredEntry> runs = new ArrayList<>();
    private final Map<String, Map<RowFate, Long>> counts = new TreeMap<>();
    /** The rows of a block are counted one after the other. */
    private Map<String, String> counted = Map.of();

    private Optional<Map<RowFate, Long>> ofCounted = Optional.empty();
    private final Map<String, SheetPlace> reached = new HashMap<>();
    private final List<ImportReject> rejects = new ArrayList<>();

    /** An import begins or ends; other entries are passed over. */
    void run(StoredEntry stored) {
        if (ImportEntries.begun(stored.entry()).isPresent()
                || ImportEntries.ended(stored.entry()).isPresent()) {
            runs.add(stored);
        }
    }

    /** Rows of a block that became this; an entry that is none of an import is passed over. */
    void count(Entry block, RowFate fate, long rows) {
        if (block.headers() != counted) {
            counted = block.headers();
            ofCounted = ImportedRows.isOne(block)
                    ? ImportedRows.importOf(block)
                            .map(id -> counts.computeIfAbsent(id, none -> new EnumMap<>(RowFate.class)))
                    : Optional.empty();
        }
        ofCounted.ifPresent(fates -> fates.merge(fate, rows, Long::sum));
    }

    /** A row that is to be mended in its file. */
    void reject(MappedBody body, List<Problem> problems) {
        RowPlace row = body.row().orElseThrow();
        rejects.add(new ImportReject(row.importId(), row.row(), row.line(), body.position(), problems));
    }

    /** All rows of a block were taken up. */
    void reach(Entry block) {
        ImportedRows.read(block).ifPresent(rows -> reached.put(rows.importId(), rows.after()));
    }

    void write(Connection connection) throws SQLException {
        for (StoredEntry run : runs) {
            if (ImportEntries.begun(run.entry()).isPresent()) {
                begin(connection, run);
            }
        }
        add(connection);
        move(connection);
        reject(connection);
        for (StoredEntry run : runs) {
            end(connection, run);
        }
    }

    /** The first that begins it counts. */
    private static void begin(Connection connection, StoredEntry run) throws SQLException {
        String id = ImportedRows.importOf(run.entry()).orElseThrow();
        if (isThere(connection, id)) {
            return;
        }
        ImportBegin begin = ImportEntries.begun(run.entry()).orElseThrow();
        String sql =
                """
                INSERT INTO import_run (id, source, mapping, file_name, file_hash, file_size, form, begun_entry, begun_at,
                    after_place, applied, unchanged, superseded, rejected, ignored, dead)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.setString(2, LedgerTables.source(run.entry()));
            statement.setString(3, begin.mapping());
            statement.setString(4, begin.fileName());
            statement.setString(5, begin.fileHash());
            statement.setLong(6, begin.fileSize());
            statement.setString(7, begin.form());
            statement.setLong(8, run.number());
            statement.setObject(9, run.entry().receivedAt().atOffset(ZoneOffset.UTC));
            statement.setString(10, begin.start().toString());
            statement.executeUpdate();
        }
    }

    private static boolean isThere(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM import_run WHERE id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void add(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Map.Entry<String, Map<RowFate, Long>> each : counts.entrySet()) {
                int column = 1;
                for (RowFate fate : IN_ORDER) {
                    statement.setLong(column++, each.getValue().getOrDefault(fate, 0L));
                }
                statement.setString(column, each.getKey());
                statement.executeUpdate();
            }
        }
    }

    private void move(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE import_run SET after_place = ? WHERE id = ?")) {
            for (Map.Entry<String, SheetPlace> each : reached.entrySet()) {
                statement.setString(1, each.getValue().toString());
                statement.setString(2, each.getKey());
                statement.executeUpdate();
            }
        }
    }

    private void reject(Connection connection) throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO import_reject (import_id, row_no, line_no, entry, body, problems) VALUES (?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (ImportReject reject : rejects) {
                statement.setString(1, reject.importId());
                statement.setLong(2, reject.row());
                statement.setLong(3, reject.line());
                statement.setLong(4, reject.place().entry());
                statement.setInt(5, reject.place().index());
                statement.setString(6, ProblemsJson.write(reject.problems()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void end(Connection connection, StoredEntry run) throws SQLException {
        OptionalLong rows = ImportEntries.ended(run.entry());
        if (rows.isEmpty()) {
            return;
        }
        String sql =
                """
                UPDATE import_run SET rows_total = ?, ended_entry = ?, ended_at = ? WHERE id = ? AND ended_entry IS NULL
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, rows.getAsLong());
            statement.setLong(2, run.number());
            statement.setObject(3, run.entry().receivedAt().atOffset(ZoneOffset.UTC));
            statement.setString(4, ImportedRows.importOf(run.entry()).orElseThrow());
            statement.executeUpdate();
        }
    }
}
