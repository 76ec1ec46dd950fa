package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Keys;
import io.tablebridge.mapping.YamlNode.Scalar;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads how one kind of record is made: of a file that has only one, or of an entry of {@code records:}. */
final class RecordReader {

    static final List<String> KEYS = List.of("record", "each", "when", "id", "version", "venue", "deleted", "fields");

    private final Problems problems;
    private final Section section;
    private final PlaceReader places;
    private final ConditionReader conditions;
    private final TransformReader transforms;
    private final FieldRuleReader rules;

    RecordReader(Section section, Problems problems, TransformReader transforms, LookupTables tables) {
        this.section = section;
        this.problems = problems;
        this.transforms = transforms;
        this.places = new PlaceReader(problems, section.has("each"));
        this.conditions = new ConditionReader(problems, places);
        this.rules = new FieldRuleReader(problems, new WayReader(problems, transforms, places, conditions, tables));
    }

    /** Nothing when there are problems. */
    Optional<RecordRule> read() {
        Optional<RecordType> type = type();
        Optional<Place> each = new PlaceReader(problems, false).one(section, "each");
        if (!section.has("id")) {
            problems.add(section.line(), "TB-MAP-012", "id");
        }
        Optional<List<Place>> id = section.has("id") ? places.list(section, "id") : Optional.empty();
        Optional<VersionRule> version = version();
        Optional<Condition> when = conditions.read(section, "when");
        Optional<Condition> deleted = conditions.read(section, "deleted");
        List<FieldRule> fields = type.map(this::fields).orElse(List.of());
        Optional<Place> venue = places.one(section, "venue");
        if (type.isEmpty() || id.isEmpty() || problems.any()) {
            return Optional.empty();
        }
        return Optional.of(new RecordRule(
                type.get(),
                each,
                when,
                new ValueSource.First(id.get()),
                version,
                venue,
                deleted,
                fields,
                problems.place(section.line()),
                problems.place(section.lineOf("id")) + " " + String.join(" ", section.texts("id"))));
    }

    private Optional<RecordType> type() {
        Optional<String> code = section.requiredText("record");
        Optional<RecordType> type = code.flatMap(c -> Arrays.stream(RecordType.values())
                .filter(t -> t.code().equals(c))
                .findFirst());
        if (code.isPresent() && type.isEmpty()) {
            List<String> known =
                    Arrays.stream(RecordType.values()).map(RecordType::code).toList();
            problems.addUnknown(section.lineOf("record"), "TB-MAP-026", code.get(), known);
        }
        return type;
    }

    /** {@code /place}, {@code revision: /place} or {@code updatedAt: /place} with a unit or zone. */
    private Optional<VersionRule> version() {
        YamlNode node = section.node("version").orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        int line = section.lineOf("version");
        if (node instanceof Scalar) {
            return places.one(section, "version")
                    .map(place -> new VersionRule(
                            VersionRule.UPDATED_AT,
                            place,
                            Transforms.millis(Optional.empty(), Optional.empty()),
                            true,
                            problems.place(line) + " " + place));
        }
        if (!(node instanceof Keys keys)) {
            problems.add(line, "TB-MAP-013", "version", "version: { revision: /… } / version: { updatedAt: /… }");
            return Optional.empty();
        }
        return version(
                new Section(keys, problems).allow(List.of("revision", "updatedAt", "unit", "zone", "required")), line);
    }

    private Optional<VersionRule> version(Section given, int line) {
        boolean revision = given.has("revision");
        if (revision == given.has("updatedAt")) {
            problems.add(line, "TB-MAP-014", "revision, updatedAt");
            return Optional.empty();
        }
        Transform reads =
                revision ? Transforms.revision() : Transforms.millis(transforms.unit(given), transforms.zone(given));
        boolean required = given.flag("required", true);
        return places.one(given, revision ? "revision" : "updatedAt")
                .map(place -> new VersionRule(
                        revision ? VersionRule.REVISION : VersionRule.UPDATED_AT,
                        place,
                        reads,
                        required,
                        problems.place(line) + " " + place));
    }

    private List<FieldRule> fields(RecordType type) {
        List<Field> known = CanonicalFields.of(type);
        List<FieldRule> fields = new ArrayList<>();
        Optional<Section> given = section.section("fields");
        if (given.isEmpty()) {
            problems.add(section.line(), "TB-MAP-012", "fields");
            return List.of();
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
            }
            field.flatMap(f -> rules.read(f, entry)).ifPresent(fields::add);
        });
        return List.copyOf(fields);
    }
}
