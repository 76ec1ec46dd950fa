package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what a test expects with what came out. */
final class Difference {

    private Difference() {}

    /** Only what is expected is compared; {@code null} expects that there is nothing. */
    static List<String> between(Map<String, JsonNode> expected, Map<String, ?> actual) {
        List<String> differences = new ArrayList<>();
        expected.forEach((name, value) -> {
            String wanted = value.isNull() ? "nothing" : text(value);
            String got = actual.containsKey(name) ? text(Objects.requireNonNull(actual.get(name))) : "nothing";
            if (!wanted.equals(got)) {
                differences.add(name + ": expected " + wanted + " but was " + got);
            }
        });
        return differences;
    }

    static String text(@Nullable Object value) {
        if (value instanceof JsonNode node) {
            return node.isArray()
                    ? node.valueStream().map(JsonNode::asText).toList().toString()
                    : node.isObject() ? node.toString() : node.asText();
        }
        if (value instanceof java.time.OffsetDateTime time) {
            return time.format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        }
        return String.valueOf(value);
    }
}
