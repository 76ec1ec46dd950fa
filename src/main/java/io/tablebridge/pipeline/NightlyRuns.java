package io.tablebridge.pipeline;

import io.tablebridge.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what is known of nightly batches, their runs and messages. Thread-safe. */
public final class NightlyRuns {

    private static final String RUN =
            """
            SELECT entry, batch, due_at, by_hand, missed, begun_at, late_at, ended_at, outcome, rows_total, target, problems
            FROM nightly_run
            """;
    private static final String MESSAGE = "SELECT id, entry, due_at, made_at, content FROM nightly_message ";

    private final Database database;

    public NightlyRuns(Database database) {
        this.database = database;
    }

    /** The due time of a batch that was run last, or when it was seen first; empty before. */
    public Optional<Instant> lastDue(String batch) {
        return time("SELECT last_due FROM nightly_batch WHERE name = :name", batch);
    }

    /** When the first batch of all was seen. */
    public Optional<Instant> firstSeen() {
        return time("SELECT MIN(since) FROM nightly_batch WHERE name <> :name", "");
    }

    private Optional<Instant> time(String sql, String name) {
        return database.read(handle -> handle.createQuery(sql)
                .bind("name", name)
                .map((row, context) -> time(row, 1))
                .findOne()
                .flatMap(found -> found));
    }

    /** The run of a batch that has not ended. */
    public Optional<NightlyRun> open(String batch) {
        return runs("WHERE batch = :batch AND ended_at IS NULL ORDER BY entry DESC", batch, 0, 1).stream()
                .findFirst();
    }

    /** The run of this name. */
    public Optional<NightlyRun> run(long entry) {
        return runs("WHERE entry = :entry", "", entry, 1).stream().findFirst();
    }

    /**
     * The last runs of a batch, the newest first.
     *
     * @param limit at most this many, 1 to 1,000
     */
    public List<NightlyRun> last(String batch, int limit) {
        return runs("WHERE batch = :batch ORDER BY entry DESC", batch, 0, limit);
    }

    /**
     * Runs of which something was told behind an entry, in the order of their beginning.
     *
     * @param limit at most this many, 1 to 1,000
     */
    public List<NightlyRun> toldAfter(long entry, int limit) {
        return runs("WHERE told_entry > :entry ORDER BY entry", "", entry, limit);
    }

    private List<NightlyRun> runs(String where, String batch, long entry, int limit) {
        return database.read(handle -> handle.createQuery(RUN + where + " FETCH FIRST :limit ROWS ONLY")
                .bindMap(Map.of("batch", batch, "entry", entry, "limit", limit))
                .map((row, context) -> run(row))
                .list());
    }

    private static NightlyRun run(ResultSet row) throws SQLException {
        Optional<Instant> ended = time(row, 8);
        Optional<NightlyRun.End> end = ended.isEmpty()
                ? Optional.empty()
                : Optional.of(new NightlyRun.End(
                        ended.get(),
                        NightlyRun.Outcome.valueOf(row.getString(9).toUpperCase(Locale.ROOT)),
                        row.getLong(10),
                        row.getString(11),
                        ProblemsJson.read(row.getString(12))));
        return new NightlyRun(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getBoolean(4),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                time(row, 7),
                end);
    }

    /**
     * The files that came to a run, in their order.
     *
     * @param after only those that were told behind this entry
     */
    public List<NightlyFile> files(NightlyRun run, long after) {
        String sql =
                """
                SELECT fate, file_name, file_hash, rows_total, applied, unchanged, superseded, rejected, ignored, dead, rejects,
                    torn, usual_rows, correction, known_at, problems
                FROM nightly_file WHERE run_entry = :run AND entry > :after ORDER BY entry
                """;
        return database.read(handle -> handle.createQuery(sql)
                .bind("run", run.entry())
                .bind("after", after)
                .map((row, context) -> file(row))
                .list());
    }

    private static NightlyFile file(ResultSet row) throws SQLException {
        return new NightlyFile(
                NightlyFile.Fate.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                new ImportState.Counts(
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10)),
                row.getString(11),
                row.getBoolean(12),
                row.getLong(13),
                row.getBoolean(14),
                time(row, 15),
                ProblemsJson.read(row.getString(16)));
    }

    /**
     * How many rows the last runs of a batch brought; runs to which no file came do not count.
     *
     * @param limit at most this many, 1 to 1,000
     */
    public List<Long> rows(String batch, int limit) {
        String sql =
                """
                SELECT SUM(f.rows_total) FROM nightly_run r JOIN nightly_file f ON f.run_entry = r.entry
                WHERE r.batch = :batch AND r.ended_at IS NOT NULL AND f.fate = 'taken' AND NOT f.correction
                GROUP BY r.entry ORDER BY r.entry DESC FETCH FIRST :limit ROWS ONLY
                """;
        return database.read(handle -> handle.createQuery(sql)
                .bind("batch", batch)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /** The message that was made last. */
    public Optional<NightlyMessage> lastMessage() {
        return database.read(handle -> handle.createQuery(MESSAGE + "ORDER BY entry DESC FETCH FIRST 1 ROWS ONLY")
                .map((row, context) -> message(row))
                .findOne());
    }

    /**
     * The messages that a channel has not taken, the oldest first; those that say nothing are left out.
     *
     * @param since only those that were made then or later
     */
    public List<NightlyMessage> unsent(String channel, Instant since) {
        String sql = MESSAGE
                + """
                m WHERE made_at >= :since AND content <> ''
                    AND NOT EXISTS (SELECT 1 FROM nightly_message_sent s WHERE s.id = m.id AND s.channel = :channel)
                ORDER BY entry FETCH FIRST 100 ROWS ONLY
                """;
        return database.read(handle -> handle.createQuery(sql)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("channel", channel)
                .map((row, context) -> message(row))
                .list());
    }

    private static NightlyMessage message(ResultSet row) throws SQLException {
        return new NightlyMessage(
                row.getString(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
