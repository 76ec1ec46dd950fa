package io.tablebridge.intake.poll;

import io.tablebridge.journal.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of what polls have listed and watch since. Follows from the journal alone. */
public final class PollWatchTable {

    private PollWatchTable() {}

    /** Takes over what these entries change, in their order; within the transaction of their effects. */
    public static void put(Handle handle, List<StoredEntry> entries) {
        for (StoredEntry stored : entries) {
            if (!stored.erased()) {
                PollEntries.watch(stored.entry()).ifPresent(watch -> put(handle, watch.key(), watch.change()));
            }
        }
    }

    private static void put(Handle handle, String key, PollWatchChange change) {
        handle.createUpdate("DELETE FROM poll_watch WHERE poll = :poll AND shape <> :shape")
                .bind("poll", key)
                .bind("shape", change.shape())
                .execute();
        List<String> old = new ArrayList<>(change.drop());
        change.put().forEach(one -> old.add(one.id()));
        batch(
                handle,
                "DELETE FROM poll_watch WHERE poll = ? AND object_id = ?",
                batch -> old.forEach(id -> batch.bind(0, key).bind(1, id).add()));
        batch(
                handle,
                "INSERT INTO poll_watch (poll, object_id, shape, record_at, missed) VALUES (?, ?, ?, ?, ?)",
                batch -> change.put().forEach(one -> batch.bind(0, key)
                        .bind(1, one.id())
                        .bind(2, change.shape())
                        .bind(3, one.at().map(Instant::toEpochMilli).orElse(null))
                        .bind(4, one.missed())
                        .add()));
    }

    private static void batch(Handle handle, String sql, Consumer<PreparedBatch> filling) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            filling.accept(batch);
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /**
     * What a poll watches.
     *
     * @param shape of the poll as it is written now
     */
    public static List<PollWatched> of(Handle handle, String key, String shape) {
        return handle.createQuery(
                        """
                        SELECT object_id, record_at, missed FROM poll_watch
                        WHERE poll = :poll AND shape = :shape ORDER BY object_id
                        """)
                .bind("poll", key)
                .bind("shape", shape)
                .map((row, context) -> {
                    long at = row.getLong(2);
                    Optional<Instant> time = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
                    return new PollWatched(row.getString(1), time, row.getInt(3));
                })
                .list();
    }
}
