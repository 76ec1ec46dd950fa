package io.tablebridge.pipeline;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The table of replays. Written by the pipeline alone; stateless. */
public final class ReplayStates {

    private static final int MOST_MAPPING = 200;
    private static final int MOST_SELECTION = 200;

    private ReplayStates() {}

    /** How far a pass has come; empty when it was not begun. */
    public static Optional<ReplayState> read(Handle handle, Replay replay, int pass) {
        String sql =
                """
                SELECT lowest, finished, bodies, changed, withdrawn, open_records, unreadable, left_out, outdated
                FROM replay
                WHERE mapping = :mapping AND rule_entry = :rule AND selection = :selection AND pass = :pass
                """;
        return handle.createQuery(sql)
                .bind("mapping", LedgerTables.clip(replay.mapping(), MOST_MAPPING))
                .bind("rule", replay.rule())
                .bind("selection", LedgerTables.clip(replay.selection(), MOST_SELECTION))
                .bind("pass", pass)
                .map((row, context) -> new ReplayState(
                        row.getLong(1),
                        row.getBoolean(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)))
                .findOne();
    }

    /**
     * The lowest entry that was read again by a decision behind a place, or may be: a database that stands there needs
     * everything from it on to catch up. All of the journal, while a replay is not finished.
     *
     * @param decision the number of the last entry that such a database holds
     */
    static OptionalLong lowestAfter(Handle handle, long decision) {
        return handle
                .createQuery("SELECT CASE WHEN finished THEN lowest ELSE 0 END FROM replay WHERE decision > :decision")
                .bind("decision", decision)
                .mapTo(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .min();
    }

    /** Keeps what a chunk did with what was done before it. */
    static void add(Handle handle, long decision, ReplayChunk chunk, ReplayTally tally) {
        Optional<ReplayState> before = read(handle, chunk.replay(), chunk.pass());
        ReplayState now = tally.after(before, chunk);
        String sql = before.isPresent()
                ? """
                UPDATE replay SET lowest = :lowest, finished = :finished, bodies = :bodies, changed = :changed,
                    withdrawn = :withdrawn, open_records = :open, unreadable = :unreadable, left_out = :leftOut,
                    outdated = :outdated, decision = :decision
                WHERE mapping = :mapping AND rule_entry = :rule AND selection = :selection AND pass = :pass
                """
                : """
                INSERT INTO replay (mapping, rule_entry, selection, pass, lowest, finished, bodies, changed, withdrawn,
                    open_records, unreadable, left_out, outdated, decision)
                VALUES (:mapping, :rule, :selection, :pass, :lowest, :finished, :bodies, :changed, :withdrawn, :open,
                    :unreadable, :leftOut, :outdated, :decision)
                """;
        handle.createUpdate(sql)
                .bind("mapping", LedgerTables.clip(chunk.replay().mapping(), MOST_MAPPING))
                .bind("rule", chunk.replay().rule())
                .bind("selection", LedgerTables.clip(chunk.replay().selection(), MOST_SELECTION))
                .bind("pass", chunk.pass())
                .bind("lowest", now.lowest())
                .bind("finished", now.finished())
                .bind("bodies", now.bodies())
                .bind("changed", now.changed())
                .bind("withdrawn", now.withdrawn())
                .bind("open", now.open())
                .bind("unreadable", now.unreadable())
                .bind("leftOut", now.leftOut())
                .bind("outdated", now.outdated())
                .bind("decision", decision)
                .execute();
    }
}
