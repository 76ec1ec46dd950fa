package io.tablebridge.journal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps entries and waits until they are forced. Thread-safe. */
public final class Keeper {

    private final Journal journal;
    private final Duration patience;

    /** @param patience how long to wait for the device */
    public Keeper(Journal journal, Duration patience) {
        this.journal = journal;
        this.patience = patience;
    }

    /**
     * The number of the entry once it is on the device.
     *
     * @throws JournalUnavailableException when that could not be had; after a timeout the entry may still be kept
     */
    public long keep(Entry entry) {
        try {
            return journal.append(entry)
                    .toCompletableFuture()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .entry();
        } catch (TimeoutException e) {
            throw new JournalUnavailableException("the journal did not answer in time", patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailableException("asked to stop while waiting for the journal", patience);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JournalUnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("the journal failed", e.getCause());
        }
    }
}
