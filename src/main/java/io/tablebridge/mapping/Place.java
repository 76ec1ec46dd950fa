package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in an event: a JSON Pointer (RFC 6901) cut into its steps once, {@code header:<name>}, or {@code item:} and a
 * pointer within the item of a list that a record is made of.
 *
 * @param text as the mapping file writes it
 */
record Place(String text, @Nullable String header, boolean inItem, String[] names, int[] indexes) {

    private static final String HEADER = "header:";
    private static final String ITEM = "item:";
    private static final int MAX_STEPS = 30;

    /** Nothing when the text is no pointer. */
    static Optional<Place> parse(String text) {
        if (text.startsWith(HEADER)) {
            String name = text.substring(HEADER.length()).strip().toLowerCase(Locale.ROOT);
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Place(text, name, false, new String[0], new int[0]));
        }
        boolean inItem = text.startsWith(ITEM);
        String pointer = inItem ? text.substring(ITEM.length()) : text;
        if (inItem && pointer.isEmpty()) {
            return Optional.of(new Place(text, null, true, new String[0], new int[0]));
        }
        if (!pointer.startsWith("/") || pointer.matches(".*~(?![01]).*")) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            names.add(step.replace("~1", "/").replace("~0", "~"));
        }
        if (names.size() > MAX_STEPS) {
            return Optional.empty();
        }
        int[] indexes = names.stream()
                .mapToInt(n -> n.matches("0|[1-9]\\d{0,6}") ? Integer.parseInt(n) : -1)
                .toArray();
        return Optional.of(new Place(text, null, inItem, names.toArray(String[]::new), indexes));
    }

    /** What stands there; null when nothing does: JSON's null and blank text are nothing, too. */
    @Nullable
    JsonNode find(Event event) {
        if (header != null) {
            String value = event.headers().get(header);
            return value == null || value.isBlank() ? null : TextNode.valueOf(value);
        }
        JsonNode node = inItem ? event.item() : event.body();
        for (int i = 0; i < names.length && node != null; i++) {
            if (node instanceof ArrayNode) {
                node = indexes[i] < 0 ? null : node.get(indexes[i]);
            } else {
                node = node.get(names[i]);
            }
        }
        return node == null
                        || node.isNull()
                        || (node.isTextual() && node.textValue().isBlank())
                ? null
                : node;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && text.equals(place.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
