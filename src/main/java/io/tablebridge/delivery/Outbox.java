package io.tablebridge.delivery;

import io.tablebridge.journal.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What each destination is to be told, kept as (wanted, sent) generations. Called by the pipeline alone, inside its
 * transaction, so that marks, outcomes and the journal's position move together.
 */
public interface Outbox {

    /**
     * These guests changed: every destination wants them again.
     *
     * @param position the number of the journal's entry that changed them: the wanted generation
     */
    void mark(Handle transaction, Collection<Long> guestIds, long position);

    /**
     * Marks many guests, each with its own position.
     *
     * @param positionByGuest the wanted generation of each guest
     */
    default void markAll(Handle transaction, Map<Long, Long> positionByGuest) {
        TreeMap<Long, List<Long>> byPosition = new TreeMap<>();
        positionByGuest.forEach((guest, position) ->
                byPosition.computeIfAbsent(position, p -> new ArrayList<>()).add(guest));
        byPosition.forEach((position, guests) -> mark(transaction, guests, position));
    }

    /** Applies an entry of kind CLAIM, OUTCOME or DECISION that concerns a destination. */
    void apply(Handle transaction, StoredEntry entry);
}
