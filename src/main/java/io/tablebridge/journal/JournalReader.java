package io.tablebridge.journal;

import java.time.Duration;
import java.util.List;

/** Reads forced entries in order. Not thread-safe: one thread, one reader. */
public interface JournalReader extends AutoCloseable {

    /**
     * The next entries, oldest first; empty when none came within {@code wait}.
     *
     * @param maxEntries at most this many, at least 1
     * @param maxBytes stops after the entry that reaches this many bytes of bodies
     * @throws JournalDamagedException when a forced entry can't be read back
     * @throws java.io.UncheckedIOException when the device fails, perhaps only for now; the next call tries again
     * @throws InterruptedException when the waiting thread is asked to stop
     */
    List<StoredEntry> next(int maxEntries, long maxBytes, Duration wait) throws InterruptedException;

    @Override
    void close();
}
