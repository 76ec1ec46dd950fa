package io.tablebridge.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Items;
import io.tablebridge.mapping.YamlNode.Keys;
import io.tablebridge.mapping.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the keys of one place in a mapping file; what is not as it must be is added to the problems. */
final class Section {

    private final Keys keys;
    private final Problems problems;

    Section(Keys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    int line() {
        return keys.line();
    }

    /** Reports every key that is not among these. */
    Section allow(List<String> known) {
        keys.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.addUnknown(entry.line(), "TB-MAP-010", key, known);
            }
        });
        return this;
    }

    boolean has(String key) {
        return keys.entries().containsKey(key);
    }

    int lineOf(String key) {
        Entry entry = keys.entries().get(key);
        return entry == null ? keys.line() : entry.line();
    }

    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(keys.entries().get(key)).map(Entry::value);
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> text(key, node));
    }

    /** The text of a key that must be there. */
    Optional<String> requiredText(String key) {
        if (!has(key)) {
            problems.add(keys.line(), "TB-MAP-012", key);
        }
        return text(key);
    }

    /** A JSON Pointer within a value, beginning with a slash. */
    Optional<JsonPointer> pointer(String key) {
        Optional<String> text = text(key);
        Optional<Place> place = text.filter(t -> t.startsWith("/")).flatMap(t -> Place.parse(t, Place.Root.EVENT));
        if (text.isPresent() && place.isEmpty()) {
            problems.add(lineOf(key), "TB-MAP-018", text.get(), "/" + key);
        }
        return place.map(found -> JsonPointer.compile(found.text()));
    }

    /** Which piece of a text {@code split:} takes; nothing when it does not tell. */
    Optional<Split> split() {
        Optional<Section> split = section("split");
        split.ifPresent(section -> section.allow(List.of("at", "take")));
        Optional<String> at = split.flatMap(section -> section.text("at")).filter(text -> !text.isEmpty());
        Optional<String> take =
                split.flatMap(section -> section.text("take")).filter(text -> text.matches("-?([1-9]|1\\d|20)"));
        if (has("split") && (at.isEmpty() || take.isEmpty())) {
            problems.add(lineOf("split"), "TB-MAP-013", "split", "split: { at: \"/\", take: 1 }");
        }
        return at.flatMap(text -> take.map(piece -> new Split(text, Integer.parseInt(piece))));
    }

    boolean flag(String key, boolean otherwise) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            problems.add(lineOf(key), "TB-MAP-013", key, "true / false");
        }
        return text.map("true"::equals).orElse(otherwise);
    }

    /** One text or a list of texts. */
    List<String> texts(String key) {
        YamlNode node = node(key).orElse(null);
        if (node instanceof Items items) {
            return items.nodes().stream()
                    .flatMap(item -> text(key, item).stream())
                    .toList();
        }
        return node == null ? List.of() : text(key, node).map(List::of).orElse(List.of());
    }

    Optional<Section> section(String key) {
        YamlNode node = node(key).orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Keys inner) {
            return Optional.of(new Section(inner, problems));
        }
        problems.add(lineOf(key), "TB-MAP-013", key, "key: value");
        return Optional.empty();
    }

    /** The sections of a list. */
    List<Section> sections(String key) {
        YamlNode node = node(key).orElse(null);
        if (node instanceof Items items) {
            return items.nodes().stream()
                    .flatMap(item -> asSection(key, item).stream())
                    .toList();
        }
        if (node != null) {
            problems.add(lineOf(key), "TB-MAP-013", key, "- …");
        }
        return List.of();
    }

    Map<String, Entry> entries() {
        return keys.entries();
    }

    private Optional<Section> asSection(String key, YamlNode node) {
        if (node instanceof Keys inner) {
            return Optional.of(new Section(inner, problems));
        }
        problems.add(node.line(), "TB-MAP-013", key, "- key: value");
        return Optional.empty();
    }

    private Optional<String> text(String key, YamlNode node) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar.text());
        }
        problems.add(node.line(), "TB-MAP-013", key, key + ": …");
        return Optional.empty();
    }
}
