package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Scalar;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how one field is filled. */
final class FieldRuleReader {

    static final List<String> KEYS = Stream.concat(WayReader.KEYS.stream(), Stream.of("firstOf", "default", "required"))
            .toList();

    private final Problems problems;
    private final WayReader reader;

    FieldRuleReader(Problems problems, WayReader reader) {
        this.problems = problems;
        this.reader = reader;
    }

    /** @param entry what stands after the field's name: keys, or a place and nothing else */
    Optional<FieldRule> read(Field field, Entry entry) {
        Section rule = section(entry).allow(KEYS);
        List<Way> found = rule.has("firstOf")
                ? firstOf(field, rule)
                : reader.read(field, rule, entry.line()).map(List::of).orElse(List.of());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean fatal = rule.flag("required", field.type() == FieldType.STATUS);
        return Optional.of(new FieldRule(
                field,
                found,
                fatal || field.type() == FieldType.STATUS,
                otherwise(field, rule, found),
                problems.place(entry.line())));
    }

    private Section section(Entry entry) {
        if (entry.value() instanceof YamlNode.Keys keys) {
            return new Section(keys, problems);
        }
        return new Section(new YamlNode.Keys(Map.of("from", entry), entry.line()), problems);
    }

    /** Nothing when one of them is wrong. */
    private List<Way> firstOf(Field field, Section rule) {
        WayReader.KEYS.stream()
                .filter(rule::has)
                .forEach(key -> problems.add(rule.lineOf(key), "TB-MAP-015", key, "firstOf"));
        List<Section> sections = rule.sections("firstOf");
        List<Way> found = new ArrayList<>();
        for (Section section : sections) {
            reader.read(field, section.allow(WayReader.KEYS), section.line()).ifPresent(found::add);
        }
        if (sections.isEmpty()) {
            problems.add(rule.lineOf("firstOf"), "TB-MAP-012", "firstOf");
        }
        return found.size() == sections.size() ? List.copyOf(found) : List.of();
    }

    /** Read as the first way would read it that can. */
    private Optional<Object> otherwise(Field field, Section rule, List<Way> ways) {
        Optional<YamlNode> node = rule.node("default");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = TableReader.codes(field);
        if (!codes.isEmpty() && node.get() instanceof Scalar code) {
            if (!codes.contains(code.text())) {
                problems.addImpossible(rule.lineOf("default"), code.text(), codes);
            }
            return Optional.of(code.text());
        }
        boolean words = ways.stream().allMatch(way -> way.transform() instanceof ValueTable);
        if (words && field.type() == FieldType.TEXT && node.get() instanceof Scalar text && !text.isNull()) {
            return Optional.of(text.text());
        }
        for (Way way : ways) {
            if (way.transform().apply(node.get().toJson()) instanceof Outcome.Value value) {
                return Optional.of(value.value());
            }
        }
        problems.add(rule.lineOf("default"), "TB-MAP-028", field.name());
        return Optional.empty();
    }
}
