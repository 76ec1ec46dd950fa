package io.tablebridge.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import io.tablebridge.model.Field;
import io.tablebridge.normalize.BooleanReader;
import io.tablebridge.normalize.EpochUnit;
import io.tablebridge.normalize.PhoneReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what a mapping file says after {@code as:}. */
final class TransformReader {

    private final Problems problems;
    private final Transforms transforms;

    TransformReader(Problems problems, Transforms transforms) {
        this.problems = problems;
        this.transforms = transforms;
    }

    /** The transform of a field: the one after {@code as:}, or the one that its type has anyway. */
    Optional<Transform> of(Field field, Section rule) {
        YamlNode as = rule.node("as").orElse(null);
        int line = rule.lineOf("as");
        if (as == null) {
            return byType(field, line);
        }
        if (as instanceof YamlNode.Scalar name) {
            return named(field, name.text(), Optional.empty(), Optional.empty(), line);
        }
        if (as instanceof YamlNode.Keys keys && keys.entries().size() == 1) {
            Map.Entry<String, YamlNode.Entry> only =
                    keys.entries().entrySet().iterator().next();
            YamlNode value = only.getValue().value();
            Optional<Section> options =
                    value instanceof YamlNode.Keys inner ? Optional.of(new Section(inner, problems)) : Optional.empty();
            Optional<String> single =
                    value instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
            return named(field, only.getKey(), options, single, line);
        }
        problems.add(line, "TB-MAP-013", "as", "as: name / as: { name: … }");
        return Optional.empty();
    }

    private Optional<Transform> byType(Field field, int line) {
        String name =
                switch (field.type()) {
                    case TEXT -> "text";
                    case TEXTS -> "list";
                    case INTEGER -> "integer";
                    case BOOLEAN -> "boolean";
                    case DATE_TIME, INSTANT -> "dateTime";
                    case DATE -> "date";
                    case PHONE -> "phone";
                    case EMAIL -> "email";
                    case NAME -> "personName";
                    case STATUS, CODE -> "values";
                    case DECIMAL -> "decimal";
                    case MONTH_DAY -> "monthDay";
                    case ROWS -> "rows";
                    case MONEY -> "money";
                };
        if (name.equals("values")) {
            problems.add(line, "TB-MAP-022", field.name());
            return Optional.empty();
        }
        return named(field, name, Optional.empty(), Optional.empty(), line);
    }

    private Optional<Transform> named(
            Field field, String name, Optional<Section> options, Optional<String> single, int line) {
        Set<String> known = new TreeSet<>(Transforms.FILLS.keySet());
        if (!known.contains(name)) {
            problems.addUnknown(line, "TB-MAP-020", name, known);
            return Optional.empty();
        }
        if (!Transforms.fits(name, field)) {
            problems.add(line, "TB-MAP-021", name, field.name(), fitting(field));
            return Optional.empty();
        }
        List<String> keys = Transforms.OPTIONS.getOrDefault(name, List.of());
        options.ifPresent(section -> section.allow(keys));
        if (single.isPresent() && !name.equals("phone")) {
            problems.add(
                    line, "TB-MAP-013", name, keys.isEmpty() ? "as: " + name : "{ " + String.join(", ", keys) + " }");
            return Optional.empty();
        }
        return made(field, name, options, single, line);
    }

    private static String fitting(Field field) {
        return Transforms.FILLS.keySet().stream()
                .filter(name -> Transforms.fits(name, field))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Optional<Transform> made(
            Field field, String name, Optional<Section> options, Optional<String> single, int line) {
        return switch (name) {
            case "phone" -> phone(single.or(() -> options.flatMap(o -> o.text("region"))), line);
            case "dateTime" -> dateTime(options);
            case "integer", "decimal" -> new NumberTransformReader(problems).read(field, name, options);
            case "boolean" -> Optional.of(words(options));
            case "email" -> Optional.of(Transforms.email());
            case "personName" -> Optional.of(Transforms.personName());
            case "date" -> Optional.of(Transforms.date(skips(options, "withoutYear")));
            case "monthDay" -> Optional.of(Transforms.monthDay(skips(options, "withYear")));
            case "code" -> Optional.of(Transforms.code(field));
            case "guestNotes" -> Optional.of(transforms.guestNotes(field));
            case "list" -> list(field, options);
            case "money" -> new MoneyTransformReader(problems).read(options, line);
            default -> Optional.of(Transforms.text());
        };
    }

    private Optional<Transform> phone(Optional<String> region, int line) {
        if (region.isEmpty() || !PhoneReader.isRegion(region.get())) {
            problems.add(line, "TB-MAP-023", region.orElse(""));
            return Optional.empty();
        }
        return region.map(Transforms::phone);
    }

    private Optional<Transform> dateTime(Optional<Section> options) {
        Optional<ZoneId> zone = options.flatMap(this::zone);
        Optional<EpochUnit> unit = options.flatMap(this::unit);
        return Optional.of(unit.isPresent() ? Transforms.epoch(unit.get(), zone) : Transforms.dateTime(zone));
    }

    Optional<ZoneId> zone(Section options) {
        Optional<String> name = options.text("zone");
        try {
            return name.map(ZoneId::of);
        } catch (DateTimeException e) {
            problems.add(options.lineOf("zone"), "TB-MAP-024", name.orElse(""));
            return Optional.empty();
        }
    }

    Optional<EpochUnit> unit(Section options) {
        Optional<String> name = options.text("unit");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return switch (name.get()) {
            case "s" -> Optional.of(EpochUnit.SECONDS);
            case "ms" -> Optional.of(EpochUnit.MILLIS);
            default -> {
                problems.add(options.lineOf("unit"), "TB-MAP-025", name.get());
                yield Optional.empty();
            }
        };
    }

    /** Whether what stands there says nothing then, instead of being wrong. */
    private boolean skips(Optional<Section> options, String key) {
        Optional<String> word = options.flatMap(o -> o.text(key));
        if (word.isPresent() && !word.get().equals("skip")) {
            problems.add(options.orElseThrow().lineOf(key), "TB-MAP-013", key, key + ": skip");
        }
        return word.isPresent();
    }

    private Optional<Transform> list(Field field, Optional<Section> options) {
        Optional<JsonPointer> of = options.flatMap(o -> o.pointer("of"));
        Optional<String> separator = options.flatMap(o -> o.text("separator"));
        if (separator.isPresent() && !separator.get().equals(";")) {
            problems.add(options.orElseThrow().lineOf("separator"), "TB-MAP-013", "separator", "separator: ;");
            return Optional.empty();
        }
        return Optional.of(transforms.list(field, of, separator.isPresent()));
    }

    private static Transform words(Optional<Section> options) {
        return Transforms.words(
                options.filter(o -> o.has("yes"))
                        .map(o -> lower(o.texts("yes")))
                        .orElse(BooleanReader.YES),
                options.filter(o -> o.has("no")).map(o -> lower(o.texts("no"))).orElse(BooleanReader.NO));
    }

    private static Set<String> lower(List<String> words) {
        return words.stream().map(BooleanReader::word).collect(Collectors.toUnmodifiableSet());
    }
}
