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

/** Reads an inbound mapping file. */
final class InboundReader {

    static final List<String> KEYS = List.of(
            "mapping", "description", "record", "id", "version", "venue", "deleted", "ignore", "fields", "tests");

    private final String file;
    private final Problems problems;
    private final PlaceReader places;
    private final TransformReader transforms;
    private final FieldRuleReader rules;

    InboundReader(String file, Problems problems, Transforms transforms) {
        this.file = file;
        this.problems = problems;
        this.places = new PlaceReader(problems);
        this.transforms = new TransformReader(problems, transforms);
        this.rules = new FieldRuleReader(problems, this.transforms, places);
    }

    /** Nothing when there are problems. */
    Optional<CompiledInbound> read(Section root) {
        root.allow(KEYS);
        Optional<String> name = MappingName.read(root, file, problems);
        Optional<RecordType> type = type(root);
        if (!root.has("id")) {
            problems.add(root.line(), "TB-MAP-012", "id");
        }
        Optional<List<Place>> id = root.has("id") ? places.list(root, "id") : Optional.empty();
        Optional<VersionRule> version = version(root);
        Optional<Condition> deleted = root.section("deleted").map(places::condition);
        List<IgnoreRule> ignored = ignored(root);
        List<FieldRule> fields = type.map(t -> fields(root, t)).orElse(List.of());
        Optional<Place> venue = places.one(root, "venue");
        if (name.isEmpty() || type.isEmpty() || id.isEmpty() || problems.any()) {
            return Optional.empty();
        }
        String idPlace = problems.place(root.lineOf("id")) + " " + String.join(" ", root.texts("id"));
        return Optional.of(new CompiledInbound(
                name.get(),
                file,
                type.get(),
                new ValueSource.First(id.get()),
                idPlace,
                version,
                venue,
                deleted,
                ignored,
                fields));
    }

    private Optional<RecordType> type(Section root) {
        Optional<String> code = root.requiredText("record");
        Optional<RecordType> type = code.flatMap(c -> Arrays.stream(RecordType.values())
                .filter(t -> t.code().equals(c))
                .findFirst());
        if (code.isPresent() && type.isEmpty()) {
            List<String> known =
                    Arrays.stream(RecordType.values()).map(RecordType::code).toList();
            problems.addUnknown(root.lineOf("record"), "TB-MAP-026", code.get(), known);
        }
        return type;
    }

    /** {@code /place}, {@code revision: /place} or {@code updatedAt: /place} with a unit or zone. */
    private Optional<VersionRule> version(Section root) {
        YamlNode node = root.node("version").orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        int line = root.lineOf("version");
        if (node instanceof Scalar) {
            return places.one(root, "version")
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
        Section section =
                new Section(keys, problems).allow(List.of("revision", "updatedAt", "unit", "zone", "required"));
        boolean revision = section.has("revision");
        if (revision == section.has("updatedAt")) {
            problems.add(line, "TB-MAP-014", "revision, updatedAt");
            return Optional.empty();
        }
        Transform reads = revision
                ? Transforms.revision()
                : Transforms.millis(transforms.unit(section), transforms.zone(section));
        boolean required = section.flag("required", true);
        return places.one(section, revision ? "revision" : "updatedAt")
                .map(place -> new VersionRule(
                        revision ? VersionRule.REVISION : VersionRule.UPDATED_AT,
                        place,
                        reads,
                        required,
                        problems.place(line) + " " + place));
    }

    private List<IgnoreRule> ignored(Section root) {
        List<IgnoreRule> ignored = new ArrayList<>();
        for (Section rule : root.sections("ignore")) {
            rule.allow(List.of("when", "unless", "reason"));
            Optional<String> reason = rule.requiredText("reason");
            Optional<Condition> when = rule.section("when").map(places::condition);
            Optional<Condition> unless = rule.section("unless").map(places::condition);
            if (when.isEmpty() && unless.isEmpty()) {
                problems.add(rule.line(), "TB-MAP-012", "when / unless");
            }
            reason.ifPresent(text -> ignored.add(new IgnoreRule(when, unless, text)));
        }
        return List.copyOf(ignored);
    }

    private List<FieldRule> fields(Section root, RecordType type) {
        List<Field> known = CanonicalFields.of(type);
        List<FieldRule> fields = new ArrayList<>();
        Optional<Section> section = root.section("fields");
        if (section.isEmpty()) {
            problems.add(root.line(), "TB-MAP-012", "fields");
            return List.of();
        }
        section.get().entries().forEach((name, entry) -> {
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
