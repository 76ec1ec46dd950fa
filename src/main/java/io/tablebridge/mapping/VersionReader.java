package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Keys;
import io.tablebridge.mapping.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code version:}: a place, or {@code revision:} or {@code updatedAt:} with a unit, a zone, a scheme. */
final class VersionReader {

    static final List<String> KEYS = List.of("revision", "updatedAt", "unit", "zone", "scheme", "required");

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Problems problems;
    private final PlaceReader places;
    private final TransformReader transforms;

    VersionReader(Problems problems, PlaceReader places, TransformReader transforms) {
        this.problems = problems;
        this.places = places;
        this.transforms = transforms;
    }

    Optional<VersionRule> read(Section record) {
        YamlNode node = record.node("version").orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        int line = record.lineOf("version");
        if (node instanceof Scalar) {
            return places.one(record, "version")
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
        return read(new Section(keys, problems).allow(KEYS), line);
    }

    private Optional<VersionRule> read(Section given, int line) {
        boolean revision = given.has("revision");
        if (revision == given.has("updatedAt")) {
            problems.add(line, "TB-MAP-014", "revision, updatedAt");
            return Optional.empty();
        }
        Transform reads =
                revision ? Transforms.revision() : Transforms.millis(transforms.unit(given), transforms.zone(given));
        boolean required = given.flag("required", true);
        String scheme = scheme(given, revision ? VersionRule.REVISION : VersionRule.UPDATED_AT);
        return places.one(given, revision ? "revision" : "updatedAt")
                .map(place -> new VersionRule(scheme, place, reads, required, problems.place(line) + " " + place));
    }

    /** What is counted, and by whose count where the mapping names it: a revision never compares with a time. */
    private String scheme(Section given, String counted) {
        Optional<String> name = given.text("scheme");
        if (name.isPresent() && !SCHEME.matcher(name.get()).matches()) {
            problems.add(given.lineOf("scheme"), "TB-MAP-017", name.get());
        }
        return name.map(own -> counted + ":" + own).orElse(counted);
    }
}
