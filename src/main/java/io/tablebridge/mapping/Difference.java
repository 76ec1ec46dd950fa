package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares what a test expects with what came out.
 *
 * @param test its name
 * @param place file and line of the test
 */
record Difference(String test, String place) {

    /** Only what is expected is compared; {@code null} expects that there is nothing. */
    List<Problem> between(Map<String, JsonNode> expected, Map<String, ?> actual) {
        List<Problem> differences = new ArrayList<>();
        expected.forEach((name, value) -> {
            Object got = actual.get(name);
            if (got == null) {
                if (!value.isNull()) {
                    differences.add(Problem.at(place, "TB-MAP-033", test, name, text(value)));
                }
            } else if (value.isNull()) {
                differences.add(Problem.at(place, "TB-MAP-034", test, name, text(got)));
            } else if (!text(value).equals(text(got))) {
                differences.add(Problem.at(place, "TB-MAP-032", test, name, text(value), text(got)));
            }
        });
        return differences;
    }

    static String text(Object value) {
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
