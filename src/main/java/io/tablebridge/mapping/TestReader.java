package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.Money;
import io.tablebridge.model.ProfileFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the {@code tests:} of a mapping file. */
final class TestReader {

    static final List<String> INBOUND_KEYS =
            List.of("name", "given", "headers", "expect", "expectErrors", "expectIgnored", "expectUnmappable");
    static final List<String> OUTBOUND_KEYS = List.of("name", "given", "survivor", "expect", "expectWanted");

    private final Problems problems;

    TestReader(Problems problems) {
        this.problems = problems;
    }

    List<InboundTest> inbound(Section root) {
        List<InboundTest> tests = new ArrayList<>();
        for (Section test : sections(root)) {
            test.allow(INBOUND_KEYS);
            JsonNode given = test.node("given").map(YamlNode::toJson).orElse(JsonNodeFactory.instance.objectNode());
            Map<String, String> headers = new TreeMap<>();
            test.section("headers").ifPresent(section -> section.entries().forEach((key, entry) -> section.text(key)
                    .ifPresent(text -> headers.put(key.toLowerCase(Locale.ROOT), text))));
            Optional<Set<String>> unmappable = test.node("expectUnmappable")
                    .map(node -> node instanceof YamlNode.Items
                            ? new TreeSet<>(test.texts("expectUnmappable"))
                            : new TreeSet<>());
            tests.add(new InboundTest(
                    test.requiredText("name").orElse(""),
                    problems.place(test.line()),
                    given,
                    Map.copyOf(headers),
                    expectedRecords(test),
                    new TreeSet<>(test.texts("expectErrors")),
                    test.flag("expectIgnored", false),
                    unmappable));
        }
        return List.copyOf(tests);
    }

    List<OutboundTest> outbound(Section root) {
        List<OutboundTest> tests = new ArrayList<>();
        for (Section test : sections(root)) {
            test.allow(OUTBOUND_KEYS);
            Map<String, Object> values = new TreeMap<>();
            Optional<Section> given = test.section("given");
            given.ifPresent(section -> section.entries()
                    .forEach((name, entry) -> value(name, entry).ifPresent(value -> values.put(name, value))));
            Object id = values.getOrDefault(ProfileFields.ID, "gtest");
            tests.add(new OutboundTest(
                    test.requiredText("name").orElse(""),
                    problems.place(test.line()),
                    new GuestProfile(1, String.valueOf(id), Map.copyOf(values)),
                    test.text("survivor"),
                    test.flag("expectWanted", true),
                    expected(test)));
        }
        return List.copyOf(tests);
    }

    private static List<Section> sections(Section root) {
        return root.has("tests") ? root.sections("tests") : List.of();
    }

    /** What is expected of each record; empty where nothing is. */
    private static List<Map<String, JsonNode>> expectedRecords(Section test) {
        if (test.node("expect").orElse(null) instanceof YamlNode.Items) {
            return test.sections("expect").stream().map(TestReader::values).toList();
        }
        return test.has("expect") ? List.of(expected(test)) : List.of();
    }

    private static Map<String, JsonNode> expected(Section test) {
        return test.section("expect").map(TestReader::values).orElse(Map.of());
    }

    private static Map<String, JsonNode> values(Section section) {
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        section.entries()
                .forEach((name, entry) -> expected.put(name, entry.value().toJson()));
        return expected;
    }

    /** A profile's value of the Java type its field has. */
    private Optional<Object> value(String name, YamlNode.Entry entry) {
        Optional<FieldType> type = ProfileFields.typeOf(name);
        if (type.isEmpty()) {
            problems.addUnknown(
                    entry.line(),
                    "TB-MAP-016",
                    name,
                    new TreeSet<>(ProfileFields.all().keySet()));
            return Optional.empty();
        }
        JsonNode node = entry.value().toJson();
        try {
            return Optional.of(
                    switch (type.get()) {
                        case TEXTS -> node.valueStream().map(JsonNode::asText).toList();
                        case INTEGER -> Long.valueOf(node.asText());
                        case BOOLEAN -> Boolean.valueOf(node.asText());
                        case DATE_TIME -> OffsetDateTime.parse(node.asText());
                        case DATE -> LocalDate.parse(node.asText());
                        case MONEY -> Money.parse(node.asText());
                        case INSTANT -> Instant.parse(node.asText());
                        case TEXT, PHONE, EMAIL, NAME, STATUS, CODE -> node.asText();
                        case DECIMAL -> new BigDecimal(node.asText());
                        case MONTH_DAY -> MonthDay.parse(node.asText());
                        case ROWS -> throw new IllegalArgumentException(name + " has rows");
                    });
        } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
            problems.add(entry.line(), "TB-MAP-028", name);
            return Optional.empty();
        }
    }
}
