package io.tablebridge.intake.poll;

import io.tablebridge.journal.StoredEntry;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The table of polls' states: what the newest entry of each poll says. Follows from the journal alone. */
public final class PollCursors {

    private PollCursors() {}

    /** Takes over the states that these entries bring, in their order; within the transaction of their effects. */
    public static void put(Handle handle, List<StoredEntry> entries) {
        Map<String, StoredEntry> newest = new TreeMap<>();
        for (StoredEntry stored : entries) {
            PollEntries.told(stored.entry()).ifPresent(told -> newest.put(told.key(), stored));
        }
        newest.forEach((key, stored) -> {
            handle.createUpdate("DELETE FROM poll_cursor WHERE poll = :poll")
                    .bind("poll", key)
                    .execute();
            handle.createUpdate(
                            """
                            INSERT INTO poll_cursor (poll, source, entry, told_at, state)
                            VALUES (:poll, :source, :entry, :told, :state)
                            """)
                    .bind("poll", key)
                    .bind("source", stored.entry().source())
                    .bind("entry", stored.number())
                    .bind("told", stored.entry().receivedAt().atOffset(ZoneOffset.UTC))
                    .bind(
                            "state",
                            PollEntries.told(stored.entry()).orElseThrow().state())
                    .execute();
        });
    }

    /** The state of a poll or backfill; empty before its first. */
    public static Optional<PollState> state(Handle handle, String key) {
        return handle.createQuery("SELECT state FROM poll_cursor WHERE poll = :poll")
                .bind("poll", key)
                .mapTo(String.class)
                .findOne()
                .map(PollState::parse);
    }
}
