package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the value of a field comes from. */
sealed interface ValueSource {

    /** A JSON node, nothing, or what is wrong. */
    Outcome find(Event event);

    /** What to name in a message. */
    String place();

    /** The first of these places where something stands. */
    record First(List<Place> places) implements ValueSource {

        @Override
        public Outcome find(Event event) {
            for (Place place : places) {
                @Nullable JsonNode node = place.find(event);
                if (node != null) {
                    return new Outcome.Value(node);
                }
            }
            return Outcome.NOTHING;
        }

        @Override
        public String place() {
            return places.stream().map(Place::text).collect(Collectors.joining(" "));
        }
    }

    /** The texts of all these places where something stands, with the separator between them. */
    record Joined(List<Place> places, String separator) implements ValueSource {

        @Override
        public Outcome find(Event event) {
            StringBuilder joined = new StringBuilder();
            for (Place place : places) {
                @Nullable JsonNode node = place.find(event);
                if (node != null) {
                    if (!node.isValueNode()) {
                        return Outcome.wrong("TB-MAP-046");
                    }
                    joined.append(joined.isEmpty() ? "" : separator).append(node.asText());
                }
            }
            return joined.isEmpty() ? Outcome.NOTHING : new Outcome.Value(TextNode.valueOf(joined.toString()));
        }

        @Override
        public String place() {
            return places.stream().map(Place::text).collect(Collectors.joining(" + "));
        }
    }

    /** The same for every event. */
    record Constant(JsonNode value) implements ValueSource {

        @Override
        public Outcome find(Event event) {
            return new Outcome.Value(value);
        }

        @Override
        public String place() {
            return "constant";
        }
    }

    /** The value of the first row whose condition holds. */
    record Choice(List<Row> rows) implements ValueSource {

        record Row(Condition when, JsonNode then) {}

        @Override
        public Outcome find(Event event) {
            for (Row row : rows) {
                if (row.when().holds(event)) {
                    return new Outcome.Value(row.then());
                }
            }
            return Outcome.wrong("TB-MAP-048");
        }

        @Override
        public String place() {
            return "choose";
        }
    }
}
