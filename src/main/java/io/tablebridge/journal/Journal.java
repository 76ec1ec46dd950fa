package io.tablebridge.journal;

import java.util.concurrent.CompletionStage;

/**
 * Everything that came in, in the order it came, forced to the device before anyone is told so. Small on purpose, so that
 * another log (Kafka) can stand behind it. Thread-safe.
 */
public interface Journal extends AutoCloseable {

    /** Drawn once when the journal was made; the database and every backup carry it. */
    String id();

    /**
     * Keeps an entry. Never blocks for the device: the stage completes, on the writer's thread, with a receipt once the
     * entry is forced, or exceptionally with a {@link JournalUnavailableException} when it can't be taken now (queue
     * full, disk nearly full, a failed force): then it is not in the journal and the sender must be told to come again.
     */
    CompletionStage<Receipt> append(Entry entry);

    /** The number of the newest forced entry; 0 while there is none. */
    long end();

    /** The number of the oldest entry still kept; {@code end() + 1} while there is none. */
    long oldest();

    /**
     * Opens a reader that begins with the entry after this number and sees only what is forced.
     *
     * @throws JournalDamagedException when that entry should be there and is not
     */
    JournalReader readAfter(long entry);

    /** Stops taking entries, forces what was taken, marks a clean stop and frees the files. */
    @Override
    void close();
}
