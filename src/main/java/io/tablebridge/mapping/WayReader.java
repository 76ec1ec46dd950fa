package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one way of filling a field: where to look, when, and how to read what stands there. */
final class WayReader {

    static final List<String> KEYS = List.of(
            "from", "join", "separator", "constant", "choose", "expr", "split", "when", "as", "values", "lookup");

    private static final List<String> READINGS = List.of("as", "values", "lookup");

    private static final List<String> SOURCES = List.of("from", "join", "constant", "choose", "expr");

    private final Problems problems;
    private final TransformReader transforms;
    private final PlaceReader places;
    private final ConditionReader conditions;
    private final TableReader tables;
    private final LookupTables lookups;

    WayReader(
            Problems problems,
            TransformReader transforms,
            PlaceReader places,
            ConditionReader conditions,
            LookupTables lookups) {
        this.problems = problems;
        this.transforms = transforms;
        this.places = places;
        this.conditions = conditions;
        this.tables = new TableReader(problems);
        this.lookups = lookups;
    }

    Optional<Way> read(Field field, Section rule, int line) {
        List<String> sources = SOURCES.stream().filter(rule::has).toList();
        if (sources.size() != 1) {
            problems.add(line, "TB-MAP-014", String.join(", ", SOURCES));
            return Optional.empty();
        }
        Optional<ValueSource> source = source(rule, sources.get(0)).flatMap(whole -> split(rule, whole));
        Optional<Transform> transform = transform(field, rule, sources.get(0));
        if (source.isEmpty() || transform.isEmpty()) {
            return Optional.empty();
        }
        checkGiven(field, source.get(), transform.get(), rule);
        return Optional.of(new Way(conditions.read(rule, "when"), source.get(), transform.get(), problems.place(line)));
    }

    private Optional<ValueSource> source(Section rule, String key) {
        return switch (key) {
            case "from" -> places.list(rule, key).map(ValueSource.First::new);
            case "join" ->
                places.list(rule, key)
                        .map(list -> new ValueSource.Joined(
                                list, rule.text("separator").orElse(" ")));
            case "expr" -> new ExpressionReader(problems).read(rule);
            case "constant" -> rule.node(key).map(YamlNode::toJson).map(ValueSource.Constant::new);
            default -> choice(rule);
        };
    }

    private Optional<ValueSource> choice(Section rule) {
        List<ValueSource.Choice.Row> rows = new ArrayList<>();
        for (Section row : rule.sections("choose")) {
            row.allow(List.of("when", "then"));
            Optional<Condition> when = conditions.read(row, "when");
            Optional<JsonNode> then = row.node("then").map(YamlNode::toJson);
            if (when.isEmpty() || then.isEmpty()) {
                problems.add(row.line(), "TB-MAP-012", "when / then");
            } else {
                rows.add(new ValueSource.Choice.Row(when.get(), then.get()));
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ValueSource.Choice(List.copyOf(rows)));
    }

    /** The source itself where there is no {@code split:}. */
    private Optional<ValueSource> split(Section rule, ValueSource whole) {
        if (!rule.has("split")) {
            return Optional.of(whole);
        }
        if (whole instanceof ValueSource.Constant || whole instanceof ValueSource.Choice) {
            problems.add(rule.lineOf("split"), "TB-MAP-015", "split", "constant / choose");
        }
        return rule.split().map(split -> new ValueSource.Piece(whole, split));
    }

    private Optional<Transform> transform(Field field, Section rule, String source) {
        List<String> readings = READINGS.stream().filter(rule::has).toList();
        if (readings.size() > 1) {
            problems.add(rule.lineOf(readings.get(0)), "TB-MAP-015", readings.get(0), readings.get(1));
        }
        if (rule.has("lookup")) {
            return lookups.named(rule).map(table -> tables.read(field, table));
        }
        if (rule.has("values")) {
            return rule.section("values").map(table -> tables.read(field, table));
        }
        boolean ours = source.equals("choose") || source.equals("constant");
        if (ours && !TableReader.codes(field).isEmpty()) {
            return Optional.of(Transforms.code(field));
        }
        return transforms.of(field, rule);
    }

    /** What the file itself gives (a constant, the rows of a choice) must be readable. */
    private void checkGiven(Field field, ValueSource source, Transform transform, Section rule) {
        List<String> codes = TableReader.codes(field);
        for (JsonNode value : source.given()) {
            if (transform.apply(value) instanceof Outcome.Wrong) {
                if (codes.isEmpty()) {
                    problems.add(rule.line(), "TB-MAP-028", field.name());
                } else {
                    problems.addImpossible(rule.line(), value.asText(), codes);
                }
            }
        }
    }
}
