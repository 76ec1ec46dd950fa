package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A piece of a mapping file that knows its line. Lines count from 1. */
sealed interface YamlNode {

    int line();

    /** The same as JSON, by the rules of YAML 1.2's core schema: {@code yes} is a word, {@code true} a truth value. */
    JsonNode toJson();

    /** What a person calls it in a message. */
    String kind();

    /** A single value; {@code plain} when written without quotes. */
    record Scalar(String text, boolean plain, int line) implements YamlNode {

        private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,40}");
        private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,40}\\.\\d{1,40}");

        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public JsonNode toJson() {
            JsonNodeFactory json = JsonNodeFactory.instance;
            if (!plain) {
                return json.textNode(text);
            }
            if (isNull()) {
                return json.nullNode();
            }
            if (text.equals("true") || text.equals("false")) {
                return json.booleanNode(text.equals("true"));
            }
            if (INTEGER.matcher(text).matches()) {
                return json.numberNode(new BigInteger(text));
            }
            return DECIMAL.matcher(text).matches() ? json.numberNode(new BigDecimal(text)) : json.textNode(text);
        }

        @Override
        public String kind() {
            return "a single value";
        }
    }

    /** A list. */
    record Items(List<YamlNode> nodes, int line) implements YamlNode {

        @Override
        public JsonNode toJson() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            nodes.forEach(node -> array.add(node.toJson()));
            return array;
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values, in the order of the file. */
    record Keys(Map<String, Entry> entries, int line) implements YamlNode {

        @Override
        public JsonNode toJson() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set(key, entry.value().toJson()));
            return object;
        }

        @Override
        public String kind() {
            return "keys with values";
        }
    }

    /** A value and the line of its key. */
    record Entry(int line, YamlNode value) {}
}
