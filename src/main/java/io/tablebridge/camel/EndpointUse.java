package io.tablebridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An endpoint named in a route file.
 *
 * @param pointer where it stands
 * @param uri without its query
 * @param parameters from the query and from {@code parameters}
 */
record EndpointUse(String pointer, String uri, Map<String, String> parameters) {

    static final String SOURCE_KAMELET = "kamelet:tablebridge-webhook-source";
    static final String SINK_KAMELET = "kamelet:tablebridge-journal-sink";
    static final String REQUEST_KAMELET = "kamelet:tablebridge-request-action";
    static final String REQUEST = "tablebridge:request";
    static final String POLL_KAMELET = "kamelet:tablebridge-poll-source";
    static final String POLL = "tablebridge:poll";
    static final String FOLDER_KAMELET = "kamelet:tablebridge-folder-source";
    static final String FOLDER = "tablebridge:folder";
    static final String IMPORT_KAMELET = "kamelet:tablebridge-import-sink";
    static final String IMPORT = "tablebridge:import";
    static final String DOOR = "tablebridge:door";
    static final String JOURNAL = "tablebridge:journal";

    boolean opensDoor() {
        return uri.equals(SOURCE_KAMELET) || uri.equals(DOOR);
    }

    boolean polls() {
        return uri.equals(POLL_KAMELET) || uri.equals(POLL);
    }

    /** Whether files come in here. */
    boolean watches() {
        return uri.equals(FOLDER_KAMELET) || uri.equals(FOLDER);
    }

    /** Whether files are taken in here. */
    boolean imports() {
        return uri.equals(IMPORT_KAMELET) || uri.equals(IMPORT);
    }

    /** Whether records come in here. */
    boolean brings() {
        return opensDoor() || polls();
    }

    /** A poll's source and name. */
    String pollKey() {
        return source() + "/" + parameters.getOrDefault("name", "");
    }

    /** The parameters whose secrets are handed on by name. */
    List<String> secrets() {
        return opensDoor() ? List.of("secret") : polls() || requests() ? RequestAuth.SECRETS : List.of();
    }

    /** The parameters that may name a secret, whether they must or not. */
    List<String> named() {
        return polls() || requests()
                ? Stream.concat(RequestAuth.SECRETS.stream(), RequestAuth.PERHAPS_SECRETS.stream())
                        .toList()
                : secrets();
    }

    /** The parameters that may hold braces, quotes and lines. */
    List<String> freeTexts() {
        return opensDoor()
                ? SecretReferences.FREE_TEXTS
                : polls() ? PollParameters.FREE_TEXTS : requests() ? RequestParameters.FREE_TEXTS : List.of();
    }

    boolean keeps() {
        return uri.equals(SINK_KAMELET) || uri.equals(JOURNAL);
    }

    boolean requests() {
        return uri.equals(REQUEST_KAMELET) || uri.equals(REQUEST);
    }

    String source() {
        return parameters.getOrDefault("source", "");
    }

    String path() {
        return parameters.getOrDefault("path", "/hooks/" + source());
    }

    /** All endpoints below a node. */
    static List<EndpointUse> below(JsonNode node, String pointer) {
        List<EndpointUse> found = new ArrayList<>();
        collect(node, pointer, found);
        return found;
    }

    private static void collect(JsonNode node, String pointer, List<EndpointUse> found) {
        if (node.isObject()) {
            if (node.path("uri").isTextual()) {
                found.add(of(pointer, node.path("uri").textValue(), node.path("parameters")));
            }
            for (String step : List.of("to", "toD", "wireTap", "from")) {
                if (node.path(step).isTextual()) {
                    found.add(of(pointer + "/" + step, node.path(step).textValue(), node.path("none")));
                }
            }
            node.properties()
                    .forEach(field -> collect(field.getValue(), pointer + "/" + escape(field.getKey()), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, found);
            }
        }
    }

    private static EndpointUse of(String pointer, String uri, JsonNode parameters) {
        Map<String, String> values = new HashMap<>();
        int query = uri.indexOf('?');
        if (query >= 0) {
            for (String pair : uri.substring(query + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
            values.put(entry.getKey(), entry.getValue().asText());
        }
        return new EndpointUse(pointer, query >= 0 ? uri.substring(0, query) : uri, Map.copyOf(values));
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
