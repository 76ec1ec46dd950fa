package io.tablebridge.mapping;

import io.tablebridge.mapping.Condition.Numbers;
import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Items;
import io.tablebridge.mapping.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads conditions: places with the word or words that must stand there, {@code null} for nothing, or {@code present:}
 * and bounds of a number.
 */
final class ConditionReader {

    static final List<String> BOUNDS = List.of("above", "atLeast", "below", "atMost");
    static final List<String> KEYS = List.of("present", "above", "atLeast", "below", "atMost");

    private static final String REMEDY =
            "/place: word, /place: [word, word], /place: null, /place: { present: true }, /place: { atLeast: 2 }";

    private final Problems problems;
    private final PlaceReader places;

    ConditionReader(Problems problems, PlaceReader places) {
        this.problems = problems;
        this.places = places;
    }

    Condition read(Section section) {
        List<Condition.Test> tests = new ArrayList<>();
        section.entries().forEach((text, entry) -> places.place(entry.line(), text)
                .ifPresent(place -> tests.add(new Condition.Test(place, expected(entry)))));
        if (section.entries().isEmpty()) {
            problems.add(section.line(), "TB-MAP-012", "/…");
        }
        return new Condition(List.copyOf(tests));
    }

    Optional<Condition> read(Section section, String key) {
        return section.section(key).map(this::read);
    }

    /** What is expected of the place that the entry is named after. */
    Condition.Expected expected(Entry entry) {
        if (entry.value() instanceof YamlNode.Keys keys) {
            return compared(new Section(keys, problems).allow(KEYS), entry.line());
        }
        List<YamlNode> nodes = entry.value() instanceof Items items ? items.nodes() : List.of(entry.value());
        if (nodes.size() == 1 && nodes.get(0) instanceof Scalar scalar && scalar.isNull()) {
            return new Condition.Presence(false);
        }
        if (nodes.isEmpty() || !nodes.stream().allMatch(node -> node instanceof Scalar word && !word.isNull())) {
            problems.add(entry.line(), "TB-MAP-013", "when", REMEDY);
            return new Condition.Presence(false);
        }
        Set<String> words =
                nodes.stream().map(node -> ValueKey.of(((Scalar) node).text())).collect(Collectors.toUnmodifiableSet());
        return new Condition.Words(words);
    }

    private Condition.Expected compared(Section compared, int line) {
        List<Numbers.Bound> bounds = new ArrayList<>();
        for (String kind : BOUNDS) {
            compared.text(kind).ifPresent(text -> number(compared.lineOf(kind), kind, text)
                    .ifPresent(limit -> bounds.add(new Numbers.Bound(kind, limit))));
        }
        boolean bounded = BOUNDS.stream().anyMatch(compared::has);
        boolean misspelt = !compared.entries().isEmpty() && KEYS.stream().noneMatch(compared::has);
        if (compared.has("present") == bounded && !misspelt) {
            problems.add(line, "TB-MAP-013", "when", REMEDY);
        }
        return bounded ? new Numbers(List.copyOf(bounds)) : new Condition.Presence(compared.flag("present", true));
    }

    private Optional<BigDecimal> number(int line, String kind, String text) {
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            problems.add(line, "TB-MAP-013", kind, kind + ": 2");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }
}
