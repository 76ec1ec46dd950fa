package io.tablebridge.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's word that dead events are to be tried again, as it stands in the journal: {@code {"retry":["12.0","15.3"]}},
 * each a body by its place. They go through the mappings in force at the decision's own place. Stateless.
 */
public final class RetryDecision {

    /** How many events one decision names at most: they are taken in one transaction. */
    public static final int MOST = 100;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})(?:\\.([0-9]{1,9}))?");

    private RetryDecision() {}

    /**
     * The decision, to be appended to the journal.
     *
     * @param events the dead events meant, 1 to {@link #MOST}
     */
    public static Entry entry(Collection<Position> events, Instant now) {
        if (events.isEmpty() || events.size() > MOST) {
            throw new IllegalArgumentException("a decision names 1 to " + MOST + " events, not " + events.size());
        }
        return new Entry(EntryKind.DECISION, "events", "", now, Map.of("decision", "retry"), List.of(body(events)));
    }

    private static byte[] body(Collection<Position> events) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("retry");
        new TreeSet<>(events).forEach(event -> list.add(event.toString()));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of places can be written", e);
        }
    }

    /** The events that a decision wants tried again; none when it is a decision about something else. */
    static SortedSet<Position> events(StoredEntry decision) {
        TreeSet<Position> events = new TreeSet<>();
        if (decision.erased()) {
            return events;
        }
        JsonNode list;
        try {
            list = JSON.readTree(decision.entry().body()).path("retry");
        } catch (IOException e) {
            // No JSON: a decision in another room's own form.
            return events;
        }
        for (JsonNode place : list) {
            Matcher matcher = PLACE.matcher(place.asText());
            if (events.size() < MOST && matcher.matches()) {
                String body = matcher.group(2);
                Position event =
                        new Position(Long.parseLong(matcher.group(1)), body == null ? 0 : Integer.parseInt(body));
                if (event.entry() > 0 && event.entry() < decision.number()) {
                    events.add(event);
                }
            }
        }
        return events;
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
