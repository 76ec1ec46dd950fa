package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an event looks like: where something stands and of which kind, never what. All elements of a list are one place,
 * {@code /items/*}{@code /name}; so are keys that are no names of fields, such as ids and people. Immutable.
 */
public final class EventShape {

    /** The most places of one event. */
    public static final int MAX_PLACES = 400;

    private static final int MAX_PATH = 300;
    private static final Pattern NAME = Pattern.compile("(?!.*\\d{4})[A-Za-z_][A-Za-z0-9_:.-]{0,59}");

    private final JsonNode body;
    private final long fingerprint;

    private EventShape(JsonNode body) {
        this.body = body;
        this.fingerprint = fingerprint(body);
    }

    /** Empty when the body is no JSON object, or larger than an event may be. */
    public static Optional<EventShape> of(byte[] body) {
        return EventBody.read(body) instanceof Outcome.Value value
                ? Optional.of(new EventShape((JsonNode) value.value()))
                : Optional.empty();
    }

    /** Equal for events in which the same names stand in the same order with values of the same kinds. */
    public long fingerprint() {
        return fingerprint;
    }

    /**
     * Where something stands, in the event's order.
     *
     * @return by place and kind the shape of a value there: {@code Xxxx-9999}
     */
    public Map<Spot, String> places() {
        Map<Spot, String> places = new LinkedHashMap<>();
        add("", body, places);
        return places;
    }

    /** A place and the kind of what stands there: text, number, boolean, list or object. */
    public record Spot(String place, String kind) {}

    private static void add(String path, JsonNode node, Map<Spot, String> places) {
        if (path.length() > MAX_PATH || places.size() >= MAX_PLACES || isNothing(node)) {
            return;
        }
        if (!path.isEmpty()) {
            places.putIfAbsent(new Spot(path, kind(node)), node.isContainerNode() ? "" : ValueShape.of(node.asText()));
        }
        if (node.isObject()) {
            node.properties().forEach(entry -> add(path + "/" + shown(entry.getKey()), entry.getValue(), places));
        } else {
            node.forEach(element -> add(path + "/*", element, places));
        }
    }

    private static String shown(String key) {
        return NAME.matcher(key).matches() || FieldWords.make(key) ? key : "*";
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || (node.isTextual() && node.textValue().isBlank());
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "list";
            case OBJECT -> "object";
            default -> "text";
        };
    }

    static long fingerprint(JsonNode node) {
        if (isNothing(node)) {
            return 0;
        }
        long hash = mix(1, kind(node).hashCode());
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                long inner = fingerprint(entry.getValue());
                hash = inner == 0 ? hash : mix(mix(hash, entry.getKey().hashCode()), inner);
            }
        } else if (node.isArray()) {
            Set<Long> kinds = new HashSet<>();
            for (JsonNode element : node) {
                long inner = fingerprint(element);
                hash = kinds.add(inner) ? hash ^ mix(7, inner) : hash;
            }
        }
        return mix(hash, 31);
    }

    /** Spreads the bits, as SplitMix64 does (Steele, Lea, Flood 2014). */
    private static long mix(long hash, long value) {
        long z = hash * 0x9E3779B97F4A7C15L + value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
