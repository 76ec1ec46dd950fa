package io.tablebridge.intake.poll;

import io.tablebridge.journal.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What polls need of journal and database. Thread-safe. */
public interface PollBooks {

    /**
     * Waits until the database holds all that the journal held when it is asked, and the journal has answered everything
     * that it was told, so that nothing stale is done.
     *
     * @return whether that is so, within {@code most}
     */
    boolean awaitCaughtUp(Duration most) throws InterruptedException;

    /** The state of a poll or backfill as the database has it; empty before its first. */
    Optional<PollState> state(String key);

    /**
     * What a poll has listed and watches since, as the database has it.
     *
     * @param shape of the poll as it is written now
     */
    List<PollWatched> watched(String key, String shape);

    /** Waits until the database has taken an entry in; whether it has, within {@code most}. */
    boolean awaitPosition(long entry, Duration most) throws InterruptedException;

    /**
     * Keeps an entry.
     *
     * @return its number
     * @throws PollException when the journal can't take it now
     */
    long tell(Entry entry);
}
