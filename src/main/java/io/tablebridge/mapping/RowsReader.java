package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Keys;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a field with rows is filled. */
final class RowsReader {

    static final List<String> KEYS = List.of("each", "as", "when", "fields", "required");

    private final Problems problems;
    private final PlaceReader lists;
    private final ConditionReader conditions;
    private final FieldRuleReader cells;

    /**
     * @param lists reads where a list stands
     * @param conditions reads conditions within a row
     * @param cells reads how a cell of a row is filled
     */
    RowsReader(Problems problems, PlaceReader lists, ConditionReader conditions, FieldRuleReader cells) {
        this.problems = problems;
        this.lists = lists;
        this.conditions = conditions;
        this.cells = cells;
    }

    /** Nothing when there are problems. */
    Optional<RowsRule> read(Field field, Entry entry) {
        if (!(entry.value() instanceof Keys keys)) {
            problems.add(entry.line(), "TB-MAP-013", field.name(), field.name() + ": { each: /place, fields: { … } }");
            return Optional.empty();
        }
        Section rule = new Section(keys, problems).allow(KEYS);
        for (String needed : List.of("each", "fields")) {
            if (!rule.has(needed)) {
                problems.add(entry.line(), "TB-MAP-012", needed);
            }
        }
        Optional<List<Place>> each = rule.has("each") ? lists.list(rule, "each") : Optional.empty();
        Optional<String> as = rule.text("as");
        if (as.isPresent() && !as.get().equals("json")) {
            problems.add(rule.lineOf("as"), "TB-MAP-013", "as", "as: json");
        }
        Optional<Condition> when = conditions.read(rule, "when");
        List<FieldRule> columns =
                rule.section("fields").map(section -> columns(field, section)).orElse(List.of());
        if (each.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RowsRule(
                field,
                as.isPresent()
                        ? new ValueSource.Parsed(new ValueSource.First(each.get()))
                        : new ValueSource.First(each.get()),
                when,
                columns,
                rule.flag("required", false),
                problems.place(entry.line())));
    }

    private List<FieldRule> columns(Field rows, Section section) {
        List<Field> known = CanonicalFields.columns(rows);
        List<FieldRule> columns = new ArrayList<>();
        section.entries().forEach((name, entry) -> {
            Optional<Field> column = known.stream()
                    .filter(field -> shortName(rows, field).equals(name))
                    .findFirst();
            if (column.isEmpty()) {
                problems.addUnknown(
                        entry.line(),
                        "TB-MAP-016",
                        name,
                        known.stream().map(field -> shortName(rows, field)).toList());
            }
            column.flatMap(field -> cells.read(field, entry)).ifPresent(columns::add);
        });
        if (section.entries().isEmpty()) {
            problems.add(section.line(), "TB-MAP-012", "fields");
        }
        return List.copyOf(columns);
    }

    /** A column's name within its rows. */
    static String shortName(Field rows, Field column) {
        return column.name().substring(rows.name().length() + 1);
    }
}
