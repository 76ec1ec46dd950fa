package io.tablebridge.pipeline;

import io.tablebridge.csv.SheetPlace;
import io.tablebridge.db.Database;
import io.tablebridge.journal.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads how imports stand. Thread-safe. */
public final class Imports {

    private static final String SELECT =
            """
            SELECT id, source, file_name, mapping, form, begun_at, after_place, applied, unchanged, superseded, rejected,
                ignored, dead, rows_total, ended_at
            FROM import_run
            """;

    private final Database database;

    public Imports(Database database) {
        this.database = database;
    }

    /** The import of this id; empty before it began. */
    public Optional<ImportState> find(String id) {
        return database.read(handle -> handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> state(row))
                .findOne());
    }

    /**
     * Imports that have ended, newest first.
     *
     * @param limit at most this many, 1 to 1,000
     */
    public List<ImportState> ended(int limit) {
        return database.read(handle -> handle.createQuery(SELECT
                        + " WHERE ended_entry IS NOT NULL ORDER BY ended_entry DESC FETCH FIRST :limit ROWS ONLY")
                .bind("limit", limit)
                .map((row, context) -> state(row))
                .list());
    }

    /**
     * Imports, the newest first.
     *
     * @param most at most so many
     */
    public List<ImportState> newest(int most) {
        return database.read(
                handle -> handle.createQuery(SELECT + " ORDER BY begun_entry DESC FETCH FIRST :most ROWS ONLY")
                        .bind("most", most)
                        .map((row, context) -> state(row))
                        .list());
    }

    /** Its number: that of the entry by which it began. Empty before that. */
    public OptionalLong number(String id) {
        return database.read(handle -> handle.createQuery("SELECT begun_entry FROM import_run WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** How far the import of this id is taken back; empty while nobody wants that. */
    public Optional<TakeBack> takeBack(String id) {
        return database.read(handle -> handle.createQuery("SELECT " + TakeBacks.COLUMNS
                        + " FROM import_run r JOIN take_back t ON t.import_no = r.begun_entry WHERE r.id = :id")
                .bind("id", id)
                .map((row, context) -> TakeBacks.state(row, 1))
                .findOne());
    }

    /**
     * The rows of an import that were not taken, in their order.
     *
     * @param after only those behind the row of this number
     * @param limit at most this many, 1 to 10,000
     */
    public List<ImportReject> rejects(String id, long after, int limit) {
        String sql =
                """
                SELECT import_id, row_no, line_no, entry, body, problems FROM import_reject
                WHERE import_id = :id AND row_no > :after ORDER BY row_no FETCH FIRST :limit ROWS ONLY
                """;
        return database.read(handle -> handle.createQuery(sql)
                .bind("id", id)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new ImportReject(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        new Position(row.getLong(4), row.getInt(5)),
                        ProblemsJson.read(row.getString(6))))
                .list());
    }

    private static ImportState state(ResultSet row) throws SQLException {
        ImportState.Counts counts = new ImportState.Counts(
                row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13));
        long rows = row.getLong(14);
        Optional<ImportState.End> end = Optional.ofNullable(row.getObject(15, OffsetDateTime.class))
                .map(at -> new ImportState.End(rows, at.toInstant()));
        return new ImportState(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                SheetPlace.of(row.getString(7)),
                counts,
                end);
    }
}
