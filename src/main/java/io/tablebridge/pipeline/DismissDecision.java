package io.tablebridge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A person's word that dead events need nothing more, as it stands in the journal:
 * {@code {"dismiss":["12.0","15.3"],"by":"…","why":"…"}}. Stateless.
 */
public final class DismissDecision {

    private static final String WORD = "dismiss";

    private DismissDecision() {}

    /**
     * The decision, to be appended to the journal.
     *
     * @param events the dead events meant, 1 to {@link RetryDecision#MOST}
     */
    public static Entry entry(Collection<Position> events, Dismissal dismissal) {
        RetryDecision.checkNumber(events);
        ObjectNode body =
                EventPlaces.body(WORD, events).put("by", dismissal.by()).put("why", dismissal.why());
        Map<String, String> headers = Map.of("decision", WORD);
        return new Entry(EntryKind.DECISION, "events", "", dismissal.at(), headers, List.of(EventPlaces.bytes(body)));
    }

    /** The events that a decision closes; none when it is a decision about something else. */
    static SortedSet<Position> events(StoredEntry decision) {
        return EventPlaces.named(decision, WORD);
    }

    static Dismissal dismissal(StoredEntry decision) {
        JsonNode body = EventPlaces.read(decision);
        return new Dismissal(
                decision.entry().receivedAt(),
                body.path("by").asText(),
                body.path("why").asText());
    }
}
