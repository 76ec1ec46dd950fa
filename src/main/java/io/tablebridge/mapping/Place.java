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
 * A place in an event: a JSON Pointer (RFC 6901) cut into its steps once, with what it starts from before it, or
 * {@code header:<name>}.
 *
 * @param text as the mapping file writes it
 * @param root null for a header
 */
record Place(String text, @Nullable String header, @Nullable Root root, String[] names, int[] indexes) {

    /** What a pointer starts from. */
    enum Root {
        /** The whole event. */
        EVENT("event:"),
        /** The item of the list that a record is made of. */
        ITEM("item:"),
        /** The element of the list that a row is made of. */
        ROW("row:");

        private final String prefix;

        Root(String prefix) {
            this.prefix = prefix;
        }

        @Nullable
        JsonNode of(Event event) {
            return switch (this) {
                case EVENT -> event.body();
                case ITEM -> event.item();
                case ROW -> event.row();
            };
        }
    }

    private static final String HEADER = "header:";
    private static final int MAX_STEPS = 30;

    /**
     * Nothing when the text is no place.
     *
     * @param plain what a pointer with nothing before it starts from
     */
    static Optional<Place> parse(String text, Root plain) {
        if (text.startsWith(HEADER)) {
            String name = text.substring(HEADER.length()).strip().toLowerCase(Locale.ROOT);
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Place(text, name, null, new String[0], new int[0]));
        }
        for (Root root : Root.values()) {
            if (text.equals(root.prefix)) {
                return Optional.of(new Place(text, null, root, new String[0], new int[0]));
            }
            if (text.startsWith(root.prefix)) {
                return pointer(text, text.substring(root.prefix.length()), root);
            }
        }
        return pointer(text, text, plain);
    }

    private static Optional<Place> pointer(String text, String pointer, Root root) {
        if (!pointer.startsWith("/") || pointer.matches(".*~(?![01]).*")) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            // Jackson interns the names of what it reads: the same text is the same object, and quickly found.
            names.add(step.replace("~1", "/").replace("~0", "~").intern());
        }
        if (names.size() > MAX_STEPS) {
            return Optional.empty();
        }
        int[] indexes = names.stream()
                .mapToInt(n -> n.matches("0|[1-9]\\d{0,6}") ? Integer.parseInt(n) : -1)
                .toArray();
        return Optional.of(new Place(text, null, root, names.toArray(String[]::new), indexes));
    }

    /** The key of the event where it stands, if it stands directly there. */
    Optional<String> column() {
        return root == Root.EVENT && names.length == 1 ? Optional.of(names[0]) : Optional.empty();
    }

    /** What stands there; null when nothing does: JSON's null and blank text are nothing, too. */
    @Nullable
    JsonNode find(Event event) {
        if (root == null) {
            String value = event.headers().get(header);
            return value == null || value.isBlank() ? null : TextNode.valueOf(value);
        }
        JsonNode node = root.of(event);
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
        return other instanceof Place place && root == place.root && text.equals(place.text);
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
