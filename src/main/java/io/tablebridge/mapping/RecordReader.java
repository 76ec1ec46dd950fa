package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Keys;
import io.tablebridge.mapping.YamlNode.Scalar;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how one kind of record is made: of a file that has only one, or of an entry of {@code records:}. */
final class RecordReader {

    static final List<String> KEYS =
            List.of("record", "each", "when", "id", "part", "version", "venue", "deleted", "fields");

    /** No fields of a record, but filled as fields are. */
    private static final Field VENUE =
            new Field("venue", FieldType.TEXT, Set.of(), List.of(), "The restaurant or branch.");

    private static final Field ID = new Field("id", FieldType.TEXT, Set.of(), List.of(), "Which record it is.");

    private static final Field PART =
            new Field("part", FieldType.TEXT, Set.of(), List.of(), "The part of a record that arrives in parts.");

    private final Problems problems;
    private final Section section;
    private final PlaceReader places;
    private final ConditionReader conditions;
    private final VersionReader versions;
    private final FieldRuleReader rules;
    private final RowsReader rows;

    RecordReader(Section section, Problems problems, TransformReader transforms, LookupTables tables) {
        this.section = section;
        this.problems = problems;
        this.places = new PlaceReader(problems, section.has("each"));
        this.conditions = new ConditionReader(problems, places);
        this.versions = new VersionReader(problems, places, transforms);
        this.rules = new FieldRuleReader(problems, new WayReader(problems, transforms, places, conditions, tables));
        PlaceReader within = places.inRows();
        ConditionReader asked = new ConditionReader(problems, within);
        FieldRuleReader cells =
                new FieldRuleReader(problems, new WayReader(problems, transforms, within, asked, tables));
        this.rows = new RowsReader(problems, places, asked, cells);
    }

    /** Nothing when there are problems. */
    Optional<RecordRule> read() {
        Optional<RecordType> type = type();
        Optional<Place> each = new PlaceReader(problems, false).one(section, "each");
        if (!section.has("id")) {
            problems.add(section.line(), "TB-MAP-012", "id");
        }
        Optional<ValueSource> id = id();
        Optional<VersionRule> version = versions.read(section);
        Optional<Condition> when = conditions.read(section, "when");
        Optional<Condition> deleted = conditions.read(section, "deleted");
        Optional<FieldRule> part = part();
        Optional<FieldRule> venue = entry("venue").flatMap(given -> rules.read(VENUE, given));
        List<FieldRule> fields = new ArrayList<>();
        List<RowsRule> lists = new ArrayList<>();
        type.ifPresent(known -> fields(known, fields, lists));
        if (type.isEmpty() || id.isEmpty() || problems.any()) {
            return Optional.empty();
        }
        RecordHead head = new RecordHead(
                type.get(),
                id.get(),
                part,
                version,
                venue,
                deleted,
                problems.place(section.line()),
                problems.place(section.lineOf("id")) + " " + id.get().place());
        return Optional.of(new RecordRule(each, when, head, List.copyOf(fields), List.copyOf(lists)));
    }

    private Optional<RecordType> type() {
        Optional<String> code = section.requiredText("record");
        Optional<RecordType> type = code.flatMap(c -> Arrays.stream(RecordType.values())
                .filter(t -> t.code().equals(c))
                .findFirst());
        if (code.isPresent() && type.isEmpty()) {
            List<String> known =
                    Arrays.stream(RecordType.values()).map(RecordType::code).toList();
            problems.addImpossible(section.lineOf("record"), code.get(), known);
        }
        return type;
    }

    private Optional<Entry> entry(String key) {
        return Optional.ofNullable(section.entries().get(key));
    }

    /** Places, the first where something stands; keys as of a field for an id that is put together; or {@code hash:}. */
    private Optional<ValueSource> id() {
        Optional<Entry> entry = entry("id");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (!(entry.get().value() instanceof Keys keys)) {
            return places.list(section, "id").map(ValueSource.First::new);
        }
        Section made = new Section(keys, problems);
        return made.has("hash")
                ? places.list(made.allow(List.of("hash")), "hash").map(ValueSource.Hashed::new)
                : rules.read(ID, entry.get()).map(ValueSource.Ruled::new);
    }

    /** A word is the part itself; anything else says where it stands. */
    private Optional<FieldRule> part() {
        Optional<Entry> entry = entry("part");
        if (entry.isPresent()
                && entry.get().value() instanceof Scalar word
                && RecordHead.PART.matcher(word.text()).matches()) {
            Entry constant = new Entry(
                    entry.get().line(),
                    new Keys(Map.of("constant", entry.get()), entry.get().line()));
            return rules.read(PART, constant);
        }
        Optional<FieldRule> rule = entry.flatMap(given -> rules.read(PART, given));
        boolean impossible = rule.stream()
                .flatMap(found -> found.ways().stream())
                .flatMap(way -> way.source().given().stream())
                .anyMatch(word -> !RecordHead.PART.matcher(word.asText()).matches());
        if (impossible) {
            problems.add(section.lineOf("part"), "TB-MAP-070");
        }
        return rule;
    }

    private void fields(RecordType type, List<FieldRule> fields, List<RowsRule> lists) {
        List<Field> known = CanonicalFields.of(type);
        Optional<Section> given = section.section("fields");
        if (given.isEmpty()) {
            problems.add(section.line(), "TB-MAP-012", "fields");
            return;
        }
        given.get().entries().forEach((name, entry) -> {
            Optional<Field> field =
                    known.stream().filter(f -> f.name().equals(name)).findFirst();
            if (field.isEmpty()) {
                problems.addUnknown(
                        entry.line(),
                        "TB-MAP-016",
                        name,
                        known.stream().map(Field::name).toList());
            } else if (field.get().type() == FieldType.ROWS) {
                rows.read(field.get(), entry).ifPresent(lists::add);
            } else {
                rules.read(field.get(), entry).ifPresent(fields::add);
            }
        });
        if (!section.has("part")) {
            told(type, known, given.get());
        }
    }

    /** A record that says no status looks well although it may be cancelled. Parts are told by each other. */
    private void told(RecordType type, List<Field> known, Section given) {
        known.stream()
                .filter(field -> field.type() == FieldType.STATUS && !given.has(field.name()))
                .forEach(field -> problems.add(given.line(), "TB-MAP-074", type.code(), field.name()));
    }
}
