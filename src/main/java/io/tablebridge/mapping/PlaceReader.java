package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Items;
import io.tablebridge.mapping.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads places and conditions. */
final class PlaceReader {

    private final Problems problems;

    PlaceReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Place> one(Section section, String key) {
        return section.text(key).flatMap(text -> place(section.lineOf(key), text));
    }

    /** One place or a list of them. */
    Optional<List<Place>> list(Section section, String key) {
        List<String> texts = section.texts(key);
        List<Place> places = texts.stream()
                .flatMap(text -> place(section.lineOf(key), text).stream())
                .toList();
        if (texts.isEmpty()) {
            problems.add(section.lineOf(key), "TB-MAP-012", key);
        }
        return places.size() == texts.size() && !places.isEmpty() ? Optional.of(places) : Optional.empty();
    }

    /** Places with the word or words that must stand there; {@code null} for nothing. */
    Condition condition(Section section) {
        List<Condition.Test> tests = new ArrayList<>();
        section.entries().forEach((text, entry) -> place(entry.line(), text)
                .ifPresent(place -> tests.add(new Condition.Test(place, words(entry)))));
        if (section.entries().isEmpty()) {
            problems.add(section.line(), "TB-MAP-012", "/…");
        }
        return new Condition(List.copyOf(tests));
    }

    private Set<String> words(YamlNode.Entry entry) {
        List<YamlNode> nodes = entry.value() instanceof Items items ? items.nodes() : List.of(entry.value());
        if (nodes.size() == 1 && nodes.get(0) instanceof Scalar scalar && scalar.isNull()) {
            return Set.of();
        }
        for (YamlNode node : nodes) {
            if (!(node instanceof Scalar scalar) || scalar.isNull()) {
                problems.add(node.line(), "TB-MAP-013", "when", "/place: word, /place: [word, word], /place: null");
                return Set.of();
            }
        }
        if (nodes.isEmpty()) {
            problems.add(entry.line(), "TB-MAP-013", "when", "/place: word, /place: [word, word], /place: null");
        }
        return nodes.stream().map(node -> ValueKey.of(((Scalar) node).text())).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Place> place(int line, String text) {
        Optional<Place> place = Place.parse(text);
        if (place.isEmpty()) {
            problems.add(line, "TB-MAP-018", text, text.startsWith("/") ? "/a/b" : "/" + text.replace('.', '/'));
        }
        return place;
    }
}
