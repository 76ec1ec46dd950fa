package io.tablebridge.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Entries and settings for tests, and short ways to write and read them. */
final class Entries {

    static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    private Entries() {}

    static Entry event(String eventId, String body) {
        return event(eventId, body.getBytes(StandardCharsets.UTF_8));
    }

    static Entry event(String eventId, byte[] body) {
        return new Entry(
                EntryKind.EVENT, "inline", eventId, NOON, Map.of(Entry.MAPPING, "inline-reservation"), List.of(body));
    }

    static Entry of(EntryKind kind, String source, Instant at, String... bodies) {
        List<byte[]> bytes = new ArrayList<>();
        for (String body : bodies) {
            bytes.add(body.getBytes(StandardCharsets.UTF_8));
        }
        return new Entry(kind, source, "", at, Map.of(), bytes);
    }

    static String text(StoredEntry entry) {
        return new String(entry.entry().body(), StandardCharsets.UTF_8);
    }

    /** Appends and waits; throws what the journal answered. */
    static long append(Journal journal, Entry entry) {
        try {
            return journal.append(entry).toCompletableFuture().join().entry();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalUnavailableException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    /** Everything behind an entry that is there now. */
    static List<StoredEntry> readAll(Journal journal, long after) throws InterruptedException {
        List<StoredEntry> all = new ArrayList<>();
        try (JournalReader reader = journal.readAfter(after)) {
            List<StoredEntry> part = reader.next(100, 1 << 20, Duration.ZERO);
            while (!part.isEmpty()) {
                all.addAll(part);
                part = reader.next(100, 1 << 20, Duration.ZERO);
            }
        }
        return all;
    }

    /** Small segments, quick retries, no look at the free disk. */
    static JournalSettings settings(Path folder) {
        return new JournalSettings(folder, 16 * 1024, 10_000, 32 << 20, 1 << 20, 64 * 1024, 0, Duration.ofMillis(20));
    }
}
