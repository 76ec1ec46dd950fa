package io.tablebridge.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values of this room as JSON. Keys in the order of names, so that equal values always print alike. Thread-safe. */
final class DeliveryJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeliveryJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("an entry of ours is no JSON"));
        }
    }

    static String text(Map<String, String> values) {
        return mapNode(values).toString();
    }

    static Map<String, String> map(String json) {
        try {
            return map(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("a shadow is no JSON"));
        }
    }

    static ObjectNode mapNode(Map<String, String> values) {
        ObjectNode node = object();
        new TreeMap<>(values).forEach(node::put);
        return node;
    }

    static Map<String, String> map(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        node.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        return values;
    }

    static ObjectNode problemNode(Problem problem) {
        ObjectNode node = object().put("code", problem.code()).put("place", problem.place());
        ArrayNode arguments = node.putArray("arguments");
        problem.arguments().forEach(arguments::add);
        return node;
    }

    static Problem problem(JsonNode node) {
        List<String> arguments = new ArrayList<>();
        node.path("arguments").forEach(a -> arguments.add(a.asText()));
        return new Problem(node.path("code").asText(), node.path("place").asText(), arguments);
    }

    static Problem problem(String json) {
        try {
            return problem(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("a stored problem is no JSON"));
        }
    }

    static Optional<Instant> instant(JsonNode node) {
        return node.isNumber() ? Optional.of(Instant.ofEpochMilli(node.asLong())) : Optional.empty();
    }
}
