package io.tablebridge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The tables of nightly batches, as the pipeline writes them. Follow from the journal alone. */
final class NightlyTables {

    private NightlyTables() {}

    /** Takes over what these entries tell, in their order; within the transaction of their effects. */
    static void put(Handle handle, List<StoredEntry> entries) {
        for (StoredEntry stored : entries) {
            if (!stored.erased()) {
                NightlyEntries.what(stored.entry()).ifPresent(what -> put(handle, stored, what));
            }
        }
    }

    private static void put(Handle handle, StoredEntry stored, NightlyEntries.What what) {
        JsonNode details = NightlyEntries.details(stored.entry());
        switch (what) {
            case SEEN -> see(handle, stored.entry(), stored.entry().receivedAt());
            case BEGIN -> NightlyEntries.time(details, "due").ifPresent(due -> begin(handle, stored, details, due));
            case FILE -> file(handle, stored, details);
            case LATE -> late(handle, stored, details);
            case END -> end(handle, stored, details);
            case MESSAGE -> NightlyEntries.time(details, "due").ifPresent(due -> message(handle, stored, details, due));
            case SENT -> sent(handle, stored, details);
        }
    }

    private static void see(Handle handle, Entry entry, Instant due) {
        String sql =
                """
                MERGE INTO nightly_batch t
                USING (VALUES (CAST(:name AS VARCHAR(100)), CAST(:since AS TIMESTAMP WITH TIME ZONE),
                        CAST(:due AS TIMESTAMP WITH TIME ZONE))) AS s(name, since, last_due)
                    ON t.name = s.name
                WHEN MATCHED THEN UPDATE SET last_due = GREATEST(t.last_due, s.last_due)
                WHEN NOT MATCHED THEN INSERT (name, since, last_due) VALUES (s.name, s.since, s.last_due)
                """;
        handle.createUpdate(sql)
                .bind("name", batch(entry))
                .bind("since", utc(entry.receivedAt()))
                .bind("due", utc(due))
                .execute();
    }

    private static void begin(Handle handle, StoredEntry stored, JsonNode details, Instant due) {
        boolean byHand = details.path("byHand").asBoolean();
        if (!byHand) {
            if (hasBegun(handle, stored.entry(), due)) {
                return; // told twice: the first begins it
            }
            see(handle, stored.entry(), due);
        }
        String sql =
                """
                INSERT INTO nightly_run (entry, batch, due_at, by_hand, missed, begun_at, outcome, rows_total, target, problems,
                    told_entry)
                VALUES (:entry, :batch, :due, :byHand, :missed, :begun, '', 0, '', '[]', :entry)
                """;
        handle.createUpdate(sql)
                .bind("entry", stored.number())
                .bind("batch", batch(stored.entry()))
                .bind("due", utc(due))
                .bind("byHand", byHand)
                .bind("missed", details.path("missed").asInt())
                .bind("begun", utc(stored.entry().receivedAt()))
                .execute();
    }

    private static boolean hasBegun(Handle handle, Entry entry, Instant due) {
        return handle.createQuery("SELECT 1 FROM nightly_run WHERE batch = :batch AND due_at = :due AND NOT by_hand")
                .bind("batch", batch(entry))
                .bind("due", utc(due))
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    private static void file(Handle handle, StoredEntry stored, JsonNode details) {
        if (!isOneOf(NightlyFile.Fate.values(), details.path("fate").asText())) {
            return; // not our writing
        }
        tell(handle, stored, details);
        String sql =
                """
                INSERT INTO nightly_file (entry, run_entry, fate, file_name, file_hash, rows_total, applied, unchanged, superseded,
                    rejected, ignored, dead, rejects, torn, usual_rows, correction, known_at, problems)
                VALUES (:entry, :run, :fate, :name, :hash, :rows, :applied, :unchanged, :superseded, :rejected, :ignored, :dead,
                    :rejects, :torn, :usual, :correction, CAST(:known AS TIMESTAMP WITH TIME ZONE), :problems)
                """;
        try (Update update = handle.createUpdate(sql)) {
            for (String count : List.of(
                    "run", "rows", "applied", "unchanged", "superseded", "rejected", "ignored", "dead", "usual")) {
                update.bind(count, details.path(count).asLong());
            }
            update.bind("entry", stored.number())
                    .bind("fate", text(details, "fate", 20))
                    .bind("name", text(details, "name", 255))
                    .bind("hash", text(details, "hash", 64))
                    .bind("rejects", text(details, "rejects", 1_000))
                    .bind("torn", details.path("torn").asBoolean())
                    .bind("correction", details.path("correction").asBoolean())
                    .bind("known", utc(NightlyEntries.time(details, "known")))
                    .bind("problems", NightlyEntries.problems(details))
                    .execute();
        }
    }

    private static void late(Handle handle, StoredEntry stored, JsonNode details) {
        tell(handle, stored, details);
        handle.createUpdate("UPDATE nightly_run SET late_at = :at WHERE entry = :run AND late_at IS NULL")
                .bind("at", utc(stored.entry().receivedAt()))
                .bind("run", details.path("run").asLong())
                .execute();
    }

    private static boolean isOneOf(Enum<?>[] words, String code) {
        return Arrays.stream(words)
                .anyMatch(word -> word.name().toLowerCase(Locale.ROOT).equals(code));
    }

    private static void end(Handle handle, StoredEntry stored, JsonNode details) {
        if (!isOneOf(NightlyRun.Outcome.values(), details.path("outcome").asText())) {
            return; // not our writing
        }
        tell(handle, stored, details);
        String sql =
                """
                UPDATE nightly_run SET ended_at = :at, outcome = :outcome, rows_total = :rows, target = :target,
                    problems = :problems
                WHERE entry = :run AND ended_at IS NULL
                """;
        handle.createUpdate(sql)
                .bind("at", utc(stored.entry().receivedAt()))
                .bind("outcome", text(details, "outcome", 20))
                .bind("rows", details.path("rows").asLong())
                .bind("target", text(details, "target", 1_000))
                .bind("problems", NightlyEntries.problems(details))
                .bind("run", details.path("run").asLong())
                .execute();
    }

    private static void tell(Handle handle, StoredEntry stored, JsonNode details) {
        handle.createUpdate("UPDATE nightly_run SET told_entry = :entry WHERE entry = :run")
                .bind("entry", stored.number())
                .bind("run", details.path("run").asLong())
                .execute();
    }

    /** The first of an id counts. */
    private static void message(Handle handle, StoredEntry stored, JsonNode details, Instant due) {
        String sql =
                """
                MERGE INTO nightly_message t
                USING (VALUES (CAST(:id AS VARCHAR(40)), CAST(:entry AS BIGINT), CAST(:due AS TIMESTAMP WITH TIME ZONE),
                        CAST(:made AS TIMESTAMP WITH TIME ZONE), CAST(:content AS VARCHAR(1000000))))
                    AS s(id, entry, due_at, made_at, content)
                    ON t.id = s.id
                WHEN NOT MATCHED THEN INSERT (id, entry, due_at, made_at, content)
                    VALUES (s.id, s.entry, s.due_at, s.made_at, s.content)
                """;
        handle.createUpdate(sql)
                .bind("id", text(details, "id", 40))
                .bind("entry", stored.number())
                .bind("due", utc(due))
                .bind("made", utc(stored.entry().receivedAt()))
                .bind("content", text(details, "content", 1_000_000))
                .execute();
    }

    private static void sent(Handle handle, StoredEntry stored, JsonNode details) {
        String sql =
                """
                MERGE INTO nightly_message_sent t
                USING (VALUES (CAST(:id AS VARCHAR(40)), CAST(:channel AS VARCHAR(20)),
                        CAST(:at AS TIMESTAMP WITH TIME ZONE))) AS s(id, channel, sent_at)
                    ON t.id = s.id AND t.channel = s.channel
                WHEN NOT MATCHED THEN INSERT (id, channel, sent_at) VALUES (s.id, s.channel, s.sent_at)
                """;
        handle.createUpdate(sql)
                .bind("id", text(details, "id", 40))
                .bind("channel", text(details, "channel", 20))
                .bind("at", utc(stored.entry().receivedAt()))
                .execute();
    }

    private static String batch(Entry entry) {
        return LedgerTables.clip(entry.source(), 100);
    }

    private static String text(JsonNode details, String key, int most) {
        return LedgerTables.clip(details.path(key).asText(""), most);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Optional<OffsetDateTime> utc(Optional<Instant> time) {
        return time.map(NightlyTables::utc);
    }
}
