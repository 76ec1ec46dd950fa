package io.tablebridge.intake.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a whole sweep changes in what its poll watches.
 *
 * @param shape of the poll; what was watched in another is forgotten
 * @param put in their new state
 * @param drop no longer watched
 */
record PollWatchChange(String shape, List<PollWatched> put, List<String> drop) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isNothing() {
        return put.isEmpty() && drop.isEmpty();
    }

    byte[] json() {
        ObjectNode node = JSON.createObjectNode().put("shape", shape);
        ArrayNode puts = node.putArray("put");
        for (PollWatched one : put) {
            ArrayNode row = puts.addArray().add(one.id());
            one.at().ifPresentOrElse(at -> row.add(at.toEpochMilli()), row::addNull);
            row.add(one.missed());
        }
        ArrayNode drops = node.putArray("drop");
        drop.forEach(drops::add);
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #json} wrote, each id once and only what can be kept; empty when it is nothing of that kind. */
    static Optional<PollWatchChange> parse(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            Map<String, PollWatched> put = new LinkedHashMap<>();
            for (JsonNode row : node.path("put")) {
                JsonNode at = row.path(1);
                Optional<Instant> time =
                        at.isNumber() ? Optional.of(Instant.ofEpochMilli(at.longValue())) : Optional.empty();
                String id = row.path(0).asText();
                if (PollWatched.canBeId(id)) {
                    put.put(id, new PollWatched(id, time, row.path(2).asInt()));
                }
            }
            Set<String> drop = new LinkedHashSet<>();
            node.path("drop").forEach(id -> drop.add(id.asText()));
            drop.removeIf(id -> !PollWatched.canBeId(id));
            String shape = node.path("shape").asText("");
            return shape.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PollWatchChange(shape, List.copyOf(put.values()), List.copyOf(drop)));
        } catch (IOException e) {
            // The pipeline asks each entry: what is no change changes nothing.
            return Optional.empty();
        }
    }
}
