package io.tablebridge.delivery;

import io.tablebridge.journal.StoredEntry;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What each destination is to be told, kept as (wanted, sent) generations. Called by the pipeline alone, inside its
 * transaction, so that marks, outcomes and the journal's position move together.
 */
public interface Outbox {

    /**
     * These guests changed: every destination wants them again. What a destination knows nothing of yet, or has been told,
     * waits from now on; the wanted generations of the others may lag behind until {@link #fold}.
     *
     * @param position the number of the journal's entry that changed them: the wanted generation
     */
    void mark(Handle transaction, Collection<Long> guestIds, long position);

    /**
     * The same for the changes of several entries in the journal's order, with no {@link #apply} between them: one fold
     * instead of many, with the same result.
     */
    default void markAll(Handle transaction, List<Mark> marks) {
        marks.forEach(mark -> mark(transaction, List.of(mark.guestId()), mark.position()));
    }

    /**
     * A guest that changed.
     *
     * @param position the number of the journal's entry that changed it
     */
    record Mark(long guestId, long position) {}

    /**
     * Brings every guest's wanted generation up to its newest mark. Marks scatter over all guests, and a database writes
     * whole pages: many folded at once cost little more than one. The outcome doesn't depend on when it is done;
     * {@link #apply} does it first.
     */
    default void fold(Handle transaction) {}

    /**
     * An import was taken back that concerned these guests, which are marked already: what was written because of it is to be
     * undone where nobody else changed it since.
     *
     * @param decision the number of the entry by which it was taken back
     * @param since the number of the entry by which the import began
     */
    default void putBack(Handle transaction, Collection<Long> guestIds, long decision, long since) {}

    /** The transaction since the last commit holds: what was learned of the tables in it may be relied on. */
    default void commit() {}

    /** The transaction since the last commit does not hold: what was learned in it is forgotten. */
    default void rollback() {}

    /** Applies an entry of kind CLAIM, OUTCOME or DECISION that concerns a destination. */
    void apply(Handle transaction, StoredEntry entry);
}
