package io.tablebridge.mapping;

import io.tablebridge.mapping.OutboundProperty.Kind;
import io.tablebridge.mapping.ProfileValue.Form;
import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.ProfileFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how one property of a destination is filled. */
final class PropertyReader {

    static final List<String> WAY_KEYS =
            List.of("from", "join", "constant", "when", "split", "as", "labels", "lookup", "separator");

    static final List<String> KEYS = Stream.concat(WAY_KEYS.stream(), Stream.of("firstOf", "write", "create"))
            .toList();

    private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY);
    private static final List<String> SOURCES = List.of("from", "join", "constant");

    /** The ways of writing, with the kinds of field that can be written so. */
    static final Map<String, List<FieldType>> FORMS = forms();

    private final Problems problems;
    private final LookupTables tables;
    private final ConditionReader conditions;

    PropertyReader(Problems problems, LookupTables tables) {
        this.problems = problems;
        this.tables = tables;
        this.conditions = new ConditionReader(problems, new PlaceReader(problems, false));
    }

    private static Map<String, List<FieldType>> forms() {
        Map<String, List<FieldType>> forms = new LinkedHashMap<>();
        forms.put("text", List.of(FieldType.values()));
        forms.put("number", List.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY));
        forms.put("dateTime", List.of(FieldType.DATE_TIME, FieldType.INSTANT));
        forms.put("epochMillis", List.of(FieldType.DATE_TIME, FieldType.INSTANT));
        forms.put("date", List.of(FieldType.DATE));
        forms.put("monthDay", List.of(FieldType.MONTH_DAY, FieldType.DATE));
        forms.put("flag", List.of(FieldType.BOOLEAN));
        forms.put("join", List.of(FieldType.TEXTS));
        forms.put("familyName", List.of(FieldType.NAME));
        forms.put("givenName", List.of(FieldType.NAME));
        return forms;
    }

    Optional<PropertyRule> read(String name, Entry entry, boolean key) {
        if (!(entry.value() instanceof YamlNode.Keys keys)) {
            problems.add(entry.line(), "TB-MAP-013", name, name + ": { from: … }");
            return Optional.empty();
        }
        Section rule = new Section(keys, problems).allow(KEYS);
        List<Read> ways =
                rule.has("firstOf") ? firstOf(rule) : way(rule).map(List::of).orElse(List.of());
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        List<Kind> kinds = ways.stream()
                .filter(read -> read.way().constant().isEmpty())
                .map(Read::kind)
                .distinct()
                .toList();
        Kind kind = kinds.size() == 1 ? kinds.get(0) : Kind.TEXT;
        return Optional.of(new PropertyRule(
                property(name, rule, kind, key), ways.stream().map(Read::way).toList()));
    }

    private record Read(PropertyWay way, Kind kind) {}

    /** Nothing when one of them is wrong. */
    private List<Read> firstOf(Section rule) {
        WAY_KEYS.stream()
                .filter(rule::has)
                .forEach(key -> problems.add(rule.lineOf(key), "TB-MAP-015", key, "firstOf"));
        List<Section> sections = rule.sections("firstOf");
        if (sections.isEmpty()) {
            problems.add(rule.lineOf("firstOf"), "TB-MAP-012", "firstOf");
        }
        List<Read> ways = new ArrayList<>();
        sections.forEach(section -> way(section.allow(WAY_KEYS)).ifPresent(ways::add));
        return ways.size() == sections.size() ? List.copyOf(ways) : List.of();
    }

    private Optional<Read> way(Section rule) {
        List<String> sources = SOURCES.stream().filter(rule::has).toList();
        if (sources.size() != 1) {
            problems.add(rule.line(), "TB-MAP-014", String.join(", ", SOURCES));
            return Optional.empty();
        }
        String source = sources.get(0);
        List<String> fields = source.equals("constant") ? List.of() : rule.texts(source);
        List<FieldType> types = types(fields, rule.lineOf(source));
        if (types.size() != fields.size() || (types.isEmpty() && !source.equals("constant"))) {
            return Optional.empty();
        }
        boolean joined = source.equals("join");
        boolean text = joined || rule.has("split");
        String form = text && !rule.has("as") ? "text" : form(rule, types);
        PropertyWay way = new PropertyWay(
                rule.section("when").map(this::condition),
                values(rule, fields, form, joined),
                joined ? Optional.of(separator(rule, " ")) : Optional.empty(),
                constant(rule),
                rule.split());
        return Optional.of(new Read(way, text ? Kind.TEXT : kind(form)));
    }

    private List<FieldType> types(List<String> fields, int line) {
        List<FieldType> types = new ArrayList<>();
        for (String field : fields) {
            Optional<FieldType> type = ProfileFields.typeOf(field);
            type.ifPresent(types::add);
            if (type.isEmpty()) {
                problems.addUnknown(
                        line,
                        "TB-MAP-016",
                        field,
                        new TreeSet<>(ProfileFields.all().keySet()));
            }
        }
        return types;
    }

    private ProfileCondition condition(Section section) {
        List<ProfileCondition.Test> tests = new ArrayList<>();
        section.entries().forEach((field, entry) -> {
            Condition.Expected expected = conditions.expected(entry);
            for (FieldType type : types(List.of(field), entry.line())) {
                if (expected instanceof Condition.Numbers && !NUMBERS.contains(type)) {
                    problems.add(entry.line(), "TB-MAP-073", field);
                }
                tests.add(new ProfileCondition.Test(field, expected));
            }
        });
        if (section.entries().isEmpty()) {
            problems.add(section.line(), "TB-MAP-012", "when");
        }
        return new ProfileCondition(List.copyOf(tests));
    }

    /** Empty text is a constant, too: it clears. */
    private static Optional<String> constant(Section rule) {
        return rule.node("constant")
                .flatMap(node ->
                        node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : rule.text("constant"));
    }

    private String form(Section rule, List<FieldType> types) {
        String form = rule.text("as").orElseGet(() -> types.isEmpty() ? "text" : byType(types.get(0)));
        List<FieldType> fitting = FORMS.get(form);
        if (fitting == null) {
            problems.addUnknown(rule.lineOf("as"), "TB-MAP-020", form, FORMS.keySet());
        } else if (!fitting.containsAll(types)) {
            problems.add(
                    rule.lineOf("as"),
                    "TB-MAP-021",
                    form,
                    types.stream().map(FieldType::name).collect(Collectors.joining(", ")),
                    byType(types.get(0)));
        }
        return form;
    }

    private static String byType(FieldType type) {
        return switch (type) {
            case INTEGER, DECIMAL -> "number";
            case MONTH_DAY -> "monthDay";
            case BOOLEAN -> "flag";
            case DATE_TIME, INSTANT -> "dateTime";
            case DATE -> "date";
            case TEXTS -> "join";
            case TEXT, PHONE, EMAIL, NAME, STATUS, CODE, MONEY, ROWS -> "text";
        };
    }

    private static Kind kind(String form) {
        return switch (form) {
            case "number" -> Kind.NUMBER;
            case "dateTime", "epochMillis" -> Kind.DATE_TIME;
            case "date" -> Kind.DATE;
            case "flag" -> Kind.FLAG;
            default -> Kind.TEXT;
        };
    }

    private static String separator(Section rule, String otherwise) {
        return rule.node("separator")
                .flatMap(node -> node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty())
                .orElse(otherwise);
    }

    /** What stands for our codes, written out there or in a table. */
    private Map<String, String> labels(Section rule) {
        if (rule.has("labels") && rule.has("lookup")) {
            problems.add(rule.lineOf("lookup"), "TB-MAP-015", "lookup", "labels");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Optional<Section> table = rule.has("lookup") ? tables.named(rule) : rule.section("labels");
        table.ifPresent(section -> section.entries()
                .forEach((code, label) -> section.text(code).ifPresent(text -> labels.put(code, text))));
        return Map.copyOf(labels);
    }

    private List<ProfileValue> values(Section rule, List<String> fields, String form, boolean joined) {
        Map<String, String> labels = labels(rule);
        String separator = joined ? "; " : separator(rule, "; ");
        List<ProfileValue> values = new ArrayList<>();
        for (String field : fields) {
            // givenName and familyName are parts already: only a whole name is taken apart.
            boolean whole = field.equals(ProfileFields.NAME);
            Form written =
                    switch (form) {
                        case "epochMillis" -> Form.EPOCH_MILLIS;
                        case "dateTime" -> Form.ISO_UTC;
                        case "number" -> Form.NUMBER;
                        case "monthDay" -> Form.MONTH_DAY;
                        case "familyName" -> whole ? Form.FAMILY_NAME : Form.PLAIN;
                        case "givenName" -> whole ? Form.GIVEN_NAME : Form.PLAIN;
                        default -> Form.PLAIN;
                    };
            values.add(new ProfileValue(field, written, labels, separator));
        }
        return List.copyOf(values);
    }

    private OutboundProperty property(String name, Section rule, Kind kind, boolean key) {
        Optional<Section> create = rule.section("create");
        create.ifPresent(section -> section.allow(List.of("label", "labelZh")));
        String label = create.flatMap(section -> section.requiredText("label")).orElse("");
        String labelZh =
                create.flatMap(section -> section.requiredText("labelZh")).orElse("");
        return new OutboundProperty(name, kind, write(rule), create.isPresent(), key, label, labelZh);
    }

    private WriteRule write(Section rule) {
        String word = rule.text("write").orElse("always");
        return switch (word) {
            case "always" -> WriteRule.ALWAYS;
            case "if-empty" -> WriteRule.IF_EMPTY;
            case "once" -> WriteRule.ONCE;
            default -> {
                problems.addImpossible(rule.lineOf("write"), word, List.of("always", "if-empty", "once"));
                yield WriteRule.ALWAYS;
            }
        };
    }
}
