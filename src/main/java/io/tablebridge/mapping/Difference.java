package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.Fields;
import io.tablebridge.settings.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        return between("", expected, actual);
    }

    /** @param before stands before each name in messages */
    private List<Problem> between(String before, Map<String, JsonNode> expected, Map<String, ?> actual) {
        List<Problem> differences = new ArrayList<>();
        expected.forEach((key, value) -> {
            String name = before + key;
            Object got = actual.get(key);
            if (got == null) {
                if (!value.isNull()) {
                    differences.add(Problem.at(place, "TB-MAP-033", test, name, text(value)));
                }
            } else if (value.isNull()) {
                differences.add(Problem.at(place, "TB-MAP-034", test, name, text(got)));
            } else if (got instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Fields) {
                differences.addAll(rows(name, value, list));
            } else if (!isSame(value, got)) {
                differences.add(Problem.at(place, "TB-MAP-032", test, name, text(value), text(got)));
            }
        });
        return differences;
    }

    /** Row by row, each by what is expected of it. */
    private List<Problem> rows(String name, JsonNode expected, List<?> actual) {
        if (!expected.isArray() || expected.size() != actual.size()) {
            return List.of(Problem.at(place, "TB-MAP-032", test, name, expected.size(), actual.size()));
        }
        List<Problem> differences = new ArrayList<>();
        for (int i = 0; i < actual.size(); i++) {
            Map<String, JsonNode> wanted = new LinkedHashMap<>();
            expected.get(i).properties().forEach(cell -> wanted.put(cell.getKey(), cell.getValue()));
            Map<String, Object> row = new LinkedHashMap<>();
            ((Fields) actual.get(i))
                    .asMap()
                    .forEach((column, cell) -> row.put(column.substring(name.length() + 1), cell));
            differences.addAll(between(name + "/" + i + "/", wanted, row));
        }
        return differences;
    }

    private static boolean isSame(JsonNode expected, Object got) {
        return (got instanceof BigDecimal number && expected.isNumber())
                ? FiniteNumber.of(expected)
                        .filter(wanted -> wanted.compareTo(number) == 0)
                        .isPresent()
                : text(expected).equals(text(got));
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
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
