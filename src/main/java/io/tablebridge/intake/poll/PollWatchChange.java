package io.tablebridge.intake.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Reads what {@link #json} wrote; empty when it is nothing of that kind. */
    static Optional<PollWatchChange> parse(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            List<PollWatched> put = new ArrayList<>();
            for (JsonNode row : node.path("put")) {
                JsonNode at = row.path(1);
                Optional<Instant> time =
                        at.isNumber() ? Optional.of(Instant.ofEpochMilli(at.longValue())) : Optional.empty();
                put.add(new PollWatched(row.path(0).asText(), time, row.path(2).asInt()));
            }
            List<String> drop = new ArrayList<>();
            node.path("drop").forEach(id -> drop.add(id.asText()));
            String shape = node.path("shape").asText("");
            return shape.isEmpty() ? Optional.empty() : Optional.of(new PollWatchChange(shape, put, drop));
        } catch (IOException e) {
            // The pipeline asks each entry: what is no change changes nothing.
            return Optional.empty();
        }
    }
}
