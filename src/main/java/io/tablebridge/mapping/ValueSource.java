package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tablebridge.model.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the value of a field comes from. */
interface ValueSource {

    /** A JSON node, nothing, or what is wrong. */
    Outcome find(Event event);

    /** What to name in a message. */
    String place();

    /** The places where it looks; none where an expression looks by itself. */
    default List<Place> places() {
        return List.of();
    }

    /** What the mapping file itself gives, whatever the event holds. */
    default List<JsonNode> given() {
        return List.of();
    }

    /** Where in this event the value stands; where it was looked for when nothing stands there. */
    default String origin(Event event) {
        return place();
    }

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

        @Override
        public String origin(Event event) {
            return places.stream()
                    .filter(place -> place.find(event) != null)
                    .map(Place::text)
                    .findFirst()
                    .orElseGet(this::place);
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

        @Override
        public String origin(Event event) {
            String found = places.stream()
                    .filter(place -> place.find(event) != null)
                    .map(Place::text)
                    .collect(Collectors.joining(" + "));
            return found.isEmpty() ? place() : found;
        }
    }

    /**
     * What stands at these places, as a number that is the same whenever they hold the same: for records whose source gives
     * them no id. Texts are compared as in {@code values:}; nothing when nothing stands at any of them.
     */
    record Hashed(List<Place> places) implements ValueSource {

        private static final int BYTES = 16;

        @Override
        public Outcome find(Event event) {
            StringBuilder all = new StringBuilder();
            boolean any = false;
            for (Place place : places) {
                @Nullable JsonNode node = place.find(event);
                if (node != null && !node.isValueNode()) {
                    return Outcome.wrong("TB-MAP-046");
                }
                any |= node != null;
                all.append(node == null ? "" : ValueKey.of(node.asText())).append('\0');
            }
            return any
                    ? new Outcome.Value(TextNode.valueOf(HexFormat.of().formatHex(Sha256.of(all.toString()), 0, BYTES)))
                    : Outcome.NOTHING;
        }

        @Override
        public String place() {
            return places.stream().map(Place::text).collect(Collectors.joining(" + "));
        }
    }

    /** A text that is read by a rule as a field is. */
    record Ruled(FieldRule rule) implements ValueSource {

        @Override
        public Outcome find(Event event) {
            Outcome read = rule.read(event);
            if (read instanceof Outcome.Value value) {
                return new Outcome.Value(TextNode.valueOf((String) value.value()));
            }
            return read instanceof Outcome.Wrong ? read : Outcome.NOTHING;
        }

        @Override
        public List<Place> places() {
            return rule.ways().stream()
                    .flatMap(way -> way.source().places().stream())
                    .toList();
        }

        @Override
        public String place() {
            return rule.ways().stream().map(way -> way.source().place()).collect(Collectors.joining(" "));
        }

        @Override
        public String origin(Event event) {
            return rule.taken(event).map(way -> way.source().origin(event)).orElseGet(this::place);
        }
    }

    /** What a text holds that is JSON. */
    record Parsed(ValueSource text) implements ValueSource {

        @Override
        public Outcome find(Event event) {
            Outcome found = text.find(event);
            return found instanceof Outcome.Value value && ((JsonNode) value.value()).isTextual()
                    ? EventBody.within(((JsonNode) value.value()).asText())
                    : found;
        }

        @Override
        public List<Place> places() {
            return text.places();
        }

        @Override
        public String place() {
            return text.place();
        }

        @Override
        public String origin(Event event) {
            return text.origin(event);
        }
    }

    /** One piece of a text. */
    record Piece(ValueSource whole, Split split) implements ValueSource {

        @Override
        public List<Place> places() {
            return whole.places();
        }

        @Override
        public Outcome find(Event event) {
            Outcome found = whole.find(event);
            if (!(found instanceof Outcome.Value value)) {
                return found;
            }
            JsonNode node = (JsonNode) value.value();
            if (!node.isValueNode()) {
                return Outcome.wrong("TB-MAP-046");
            }
            String piece = split.of(node.asText());
            return piece.isEmpty() ? Outcome.NOTHING : new Outcome.Value(TextNode.valueOf(piece));
        }

        @Override
        public String place() {
            return whole.place();
        }

        @Override
        public String origin(Event event) {
            return whole.origin(event);
        }
    }

    /** The same for every event. */
    record Constant(JsonNode value) implements ValueSource {

        @Override
        public Outcome find(Event event) {
            return new Outcome.Value(value);
        }

        @Override
        public List<JsonNode> given() {
            return List.of(value);
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
        public List<Place> places() {
            return rows.stream().flatMap(row -> row.when().places().stream()).toList();
        }

        @Override
        public Outcome find(Event event) {
            for (Row row : rows) {
                Condition.Answer answer = row.when().answer(event);
                if (answer == Condition.Answer.YES) {
                    return new Outcome.Value(row.then());
                }
                if (answer == Condition.Answer.UNREADABLE) {
                    return row.when().unreadable(event);
                }
            }
            return Outcome.wrong("TB-MAP-048");
        }

        @Override
        public List<JsonNode> given() {
            return rows.stream().map(Row::then).toList();
        }

        @Override
        public String place() {
            return "choose";
        }
    }
}
