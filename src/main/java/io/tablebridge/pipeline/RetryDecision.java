package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A person's word that dead events are to be tried again, as it stands in the journal: {@code {"retry":["12.0","15.3"]}},
 * each a body by its place. They go through the mappings in force at the decision's own place. Stateless.
 */
public final class RetryDecision {

    /** How many events one decision names at most: they are taken in one transaction. */
    public static final int MOST = 100;

    private static final String WORD = "retry";

    private RetryDecision() {}

    /**
     * The decision, to be appended to the journal.
     *
     * @param events the dead events meant, 1 to {@link #MOST}
     */
    public static Entry entry(Collection<Position> events, Instant now) {
        checkNumber(events);
        return new Entry(EntryKind.DECISION, "events", "", now, Map.of("decision", WORD), List.of(body(events)));
    }

    static void checkNumber(Collection<Position> events) {
        if (events.isEmpty() || events.size() > MOST) {
            throw new IllegalArgumentException("a decision names 1 to " + MOST + " events, not " + events.size());
        }
    }

    private static byte[] body(Collection<Position> events) {
        return EventPlaces.bytes(EventPlaces.body(WORD, events));
    }

    /** The events that a decision wants tried again; none when it is a decision about something else. */
    static SortedSet<Position> events(StoredEntry decision) {
        return EventPlaces.named(decision, WORD);
    }

    /** The same decision about some of its events only. */
    static StoredEntry about(StoredEntry decision, Collection<Position> events) {
        Entry whole = decision.entry();
        Entry part = new Entry(
                whole.kind(),
                whole.source(),
                whole.eventId(),
                whole.receivedAt(),
                whole.headers(),
                List.of(body(events)));
        return new StoredEntry(decision.number(), part, false);
    }
}
