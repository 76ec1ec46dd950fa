package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Scalar;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.ReservationStatus;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how one field is filled. */
final class FieldRuleReader {

    static final List<String> KEYS =
            List.of("from", "join", "separator", "constant", "choose", "as", "values", "default", "required");

    static final List<String> STATUSES = Arrays.stream(ReservationStatus.values())
            .map(ReservationStatus::code)
            .toList();

    private static final List<String> SOURCES = List.of("from", "join", "constant", "choose");

    private final Problems problems;
    private final TransformReader transforms;
    private final PlaceReader places;

    FieldRuleReader(Problems problems, TransformReader transforms, PlaceReader places) {
        this.problems = problems;
        this.transforms = transforms;
        this.places = places;
    }

    /** @param entry what stands after the field's name: keys, or a place and nothing else */
    Optional<FieldRule> read(Field field, Entry entry) {
        Section rule = section(entry).allow(KEYS);
        List<String> sources = SOURCES.stream().filter(rule::has).toList();
        if (sources.size() != 1) {
            problems.add(entry.line(), "TB-MAP-014", String.join(", ", SOURCES));
            return Optional.empty();
        }
        Optional<ValueSource> source = source(rule, sources.get(0));
        Optional<Transform> transform = transform(field, rule, sources.get(0));
        if (source.isEmpty() || transform.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> otherwise = otherwise(field, rule, transform.get());
        checkGiven(field, source.get(), transform.get(), rule);
        boolean fatal = rule.flag("required", field.type() == FieldType.STATUS);
        return Optional.of(new FieldRule(
                field,
                source.get(),
                transform.get(),
                fatal || field.type() == FieldType.STATUS,
                otherwise,
                problems.place(entry.line())));
    }

    private Section section(Entry entry) {
        if (entry.value() instanceof YamlNode.Keys keys) {
            return new Section(keys, problems);
        }
        return new Section(new YamlNode.Keys(Map.of("from", entry), entry.line()), problems);
    }

    private Optional<ValueSource> source(Section rule, String key) {
        return switch (key) {
            case "from" -> places.list(rule, key).map(ValueSource.First::new);
            case "join" ->
                places.list(rule, key)
                        .map(list -> new ValueSource.Joined(
                                list, rule.text("separator").orElse(" ")));
            case "constant" -> rule.node(key).map(YamlNode::toJson).map(ValueSource.Constant::new);
            default -> choice(rule);
        };
    }

    private Optional<ValueSource> choice(Section rule) {
        List<ValueSource.Choice.Row> rows = new ArrayList<>();
        for (Section row : rule.sections("choose")) {
            row.allow(List.of("when", "then"));
            Optional<Condition> when = row.section("when").map(places::condition);
            Optional<JsonNode> then = row.node("then").map(YamlNode::toJson);
            if (when.isEmpty() || then.isEmpty()) {
                problems.add(row.line(), "TB-MAP-012", "when / then");
            } else {
                rows.add(new ValueSource.Choice.Row(when.get(), then.get()));
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ValueSource.Choice(List.copyOf(rows)));
    }

    private Optional<Transform> transform(Field field, Section rule, String source) {
        if (rule.has("values")) {
            if (rule.has("as")) {
                problems.add(rule.lineOf("as"), "TB-MAP-015", "as", "values");
            }
            return rule.section("values").map(table -> table(field, table));
        }
        boolean ours = source.equals("choose") || source.equals("constant");
        if (ours && field.type() == FieldType.STATUS) {
            return Optional.of(Transform.ofText(FieldRuleReader::status));
        }
        return transforms.of(field, rule);
    }

    private static Reading<String> status(String code) {
        return ReservationStatus.of(code).isPresent() ? Reading.of(code) : Reading.not(Reason.EMPTY);
    }

    private Transform table(Field field, Section values) {
        Map<String, Outcome> meanings = new HashMap<>();
        values.entries().forEach((word, entry) -> {
            Outcome meaning = meaning(field, entry);
            if (meanings.put(ValueKey.of(word), meaning) != null) {
                problems.add(entry.line(), "TB-MAP-011", word);
            }
        });
        return new ValueTable(Map.copyOf(meanings));
    }

    /** What a word of the source means; {@code null} is for words that say nothing. */
    private Outcome meaning(Field field, Entry entry) {
        if (!(entry.value() instanceof Scalar scalar)) {
            problems.add(entry.line(), "TB-MAP-013", field.name(), "word: value");
            return Outcome.NOTHING;
        }
        String text = scalar.text();
        if (scalar.isNull()) {
            return Outcome.NOTHING;
        }
        switch (field.type()) {
            case STATUS -> expect(entry, text, STATUSES);
            case BOOLEAN -> expect(entry, text, List.of("true", "false"));
            case TEXT, TEXTS -> {}
            default -> problems.add(entry.line(), "TB-MAP-027", field.name());
        }
        return new Outcome.Value(
                switch (field.type()) {
                    case BOOLEAN -> text.equals("true");
                    case TEXTS -> List.of(text);
                    default -> text;
                });
    }

    private void expect(Entry entry, String text, List<String> known) {
        if (!known.contains(text)) {
            problems.addUnknown(entry.line(), "TB-MAP-026", text, known);
        }
    }

    private Optional<Object> otherwise(Field field, Section rule, Transform transform) {
        Optional<YamlNode> node = rule.node("default");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (field.type() == FieldType.STATUS && node.get() instanceof Scalar status) {
            if (ReservationStatus.of(status.text()).isEmpty()) {
                problems.add(rule.lineOf("default"), "TB-MAP-028", field.name());
            }
            return Optional.of(status.text());
        }
        if (transform.apply(node.get().toJson()) instanceof Outcome.Value value) {
            return Optional.of(value.value());
        }
        problems.add(rule.lineOf("default"), "TB-MAP-028", field.name());
        return Optional.empty();
    }

    /** What the file itself gives (a constant, the rows of a choice) must be readable. */
    private void checkGiven(Field field, ValueSource source, Transform transform, Section rule) {
        List<JsonNode> given = source instanceof ValueSource.Constant constant
                ? List.of(constant.value())
                : source instanceof ValueSource.Choice choice
                        ? choice.rows().stream()
                                .map(ValueSource.Choice.Row::then)
                                .toList()
                        : List.of();
        for (JsonNode value : given) {
            if (transform.apply(value) instanceof Outcome.Wrong) {
                problems.add(rule.line(), "TB-MAP-028", field.name());
            }
        }
    }
}
