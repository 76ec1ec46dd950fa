package io.tablebridge.app.export;

import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds the place in the journal where a time begins, in a few looks: entries follow each other in time, as far as the
 * machine's clock does. Thread-safe.
 */
public final class EntryAt {

    private final Journal journal;

    public EntryAt(Journal journal) {
        this.journal = journal;
    }

    /**
     * @param entry the first one received at that time or later; 0 where that lies before all that is kept
     * @param reachesBack whether the journal still has what was received before that time, or never had anything
     */
    record Found(long entry, boolean reachesBack) {}

    Found first(Instant time) {
        long oldest = journal.oldest();
        long low = oldest;
        long high = journal.end() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isBefore(middle, high, time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean before = low > oldest || oldest <= 1;
        return new Found(before ? low : 0, before);
    }

    /** Whether an entry came before that time; one that was lost goes by the next that was not. */
    private boolean isBefore(long entry, long end, Instant time) {
        try (JournalReader reader = journal.readAfter(entry - 1)) {
            for (long next = entry; next < end; ) {
                List<StoredEntry> read = reader.next(1, 1, Duration.ZERO);
                if (read.isEmpty()) {
                    return false;
                }
                StoredEntry stored = read.get(0);
                if (stored.entry().kind() != EntryKind.LOST) {
                    return stored.entry().receivedAt().isBefore(time);
                }
                next = stored.number() + 1;
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("asked to stop", e);
        }
    }
}
