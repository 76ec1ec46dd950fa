package io.tablebridge.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.io.IOException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A decision's body that names events by their places: {@code {"retry":["12.0","15.3"]}}. */
final class EventPlaces {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})(?:\\.([0-9]{1,9}))?");

    private EventPlaces() {}

    /** @param word what is to become of them */
    static ObjectNode body(String word, Collection<Position> events) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray(word);
        new TreeSet<>(events).forEach(event -> list.add(event.toString()));
        return body;
    }

    static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of places can be written", e);
        }
    }

    /** The decision's body; empty when it is a decision in another room's own form. */
    static JsonNode read(StoredEntry decision) {
        try {
            return decision.erased()
                    ? JSON.createObjectNode()
                    : JSON.readTree(decision.entry().body());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    /** The events before the decision that it names under a word, at most {@link RetryDecision#MOST}. */
    static SortedSet<Position> named(StoredEntry decision, String word) {
        TreeSet<Position> events = new TreeSet<>();
        for (JsonNode place : read(decision).path(word)) {
            Matcher matcher = PLACE.matcher(place.asText());
            if (events.size() < RetryDecision.MOST && matcher.matches()) {
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
}
