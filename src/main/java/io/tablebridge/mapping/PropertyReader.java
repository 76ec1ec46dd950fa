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
import java.util.TreeSet;

/** Reads how one property of a destination is filled. */
final class PropertyReader {

    static final List<String> KEYS = List.of("from", "constant", "as", "labels", "separator", "write", "create");

    /** The ways of writing, with the kinds of field that can be written so. */
    static final Map<String, List<FieldType>> FORMS = forms();

    private final Problems problems;

    PropertyReader(Problems problems) {
        this.problems = problems;
    }

    private static Map<String, List<FieldType>> forms() {
        Map<String, List<FieldType>> forms = new LinkedHashMap<>();
        forms.put("text", List.of(FieldType.values()));
        forms.put("number", List.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY));
        forms.put("dateTime", List.of(FieldType.DATE_TIME, FieldType.INSTANT));
        forms.put("epochMillis", List.of(FieldType.DATE_TIME, FieldType.INSTANT));
        forms.put("date", List.of(FieldType.DATE));
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
        if (rule.has("from") == rule.has("constant")) {
            problems.add(entry.line(), "TB-MAP-014", "from, constant");
            return Optional.empty();
        }
        List<String> fields = rule.texts("from");
        for (String field : fields) {
            if (ProfileFields.typeOf(field).isEmpty()) {
                problems.addUnknown(
                        rule.lineOf("from"),
                        "TB-MAP-016",
                        field,
                        new TreeSet<>(ProfileFields.all().keySet()));
            }
        }
        List<FieldType> types =
                fields.stream().flatMap(f -> ProfileFields.typeOf(f).stream()).toList();
        if (types.size() != fields.size() || (types.isEmpty() && !rule.has("constant"))) {
            return Optional.empty();
        }
        String form = form(rule, types);
        return Optional.of(
                new PropertyRule(property(name, rule, kind(form), key), values(rule, fields, form), constant(rule)));
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
                    rule.lineOf("as"), "TB-MAP-021", form, String.join(", ", rule.texts("from")), byType(types.get(0)));
        }
        return form;
    }

    private static String byType(FieldType type) {
        return switch (type) {
            case INTEGER, DECIMAL -> "number";
            case BOOLEAN -> "flag";
            case DATE_TIME, INSTANT -> "dateTime";
            case DATE -> "date";
            case TEXTS -> "join";
            case TEXT, PHONE, EMAIL, NAME, STATUS, CODE, MONTH_DAY, MONEY, ROWS -> "text";
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

    private List<ProfileValue> values(Section rule, List<String> fields, String form) {
        Map<String, String> labels = new LinkedHashMap<>();
        rule.section("labels").ifPresent(section -> section.entries()
                .forEach((code, label) -> section.text(code).ifPresent(text -> labels.put(code, text))));
        String separator = rule.node("separator")
                .flatMap(node -> node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty())
                .orElse("; ");
        List<ProfileValue> values = new ArrayList<>();
        for (String field : fields) {
            // givenName and familyName are parts already: only a whole name is taken apart.
            boolean whole = field.equals(ProfileFields.NAME);
            Form written =
                    switch (form) {
                        case "epochMillis" -> Form.EPOCH_MILLIS;
                        case "dateTime" -> Form.ISO_UTC;
                        case "number" -> Form.NUMBER;
                        case "familyName" -> whole ? Form.FAMILY_NAME : Form.PLAIN;
                        case "givenName" -> whole ? Form.GIVEN_NAME : Form.PLAIN;
                        default -> Form.PLAIN;
                    };
            values.add(new ProfileValue(field, written, Map.copyOf(labels), separator));
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
                problems.addUnknown(rule.lineOf("write"), "TB-MAP-026", word, List.of("always", "if-empty", "once"));
                yield WriteRule.ALWAYS;
            }
        };
    }
}
