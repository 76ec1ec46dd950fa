package io.tablebridge.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import io.tablebridge.normalize.BooleanReader;
import io.tablebridge.normalize.DateReader;
import io.tablebridge.normalize.DateTimeReader;
import io.tablebridge.normalize.EmailReader;
import io.tablebridge.normalize.EpochReader;
import io.tablebridge.normalize.EpochUnit;
import io.tablebridge.normalize.GuestNotes;
import io.tablebridge.normalize.GuestNotesReader;
import io.tablebridge.normalize.IntegerReader;
import io.tablebridge.normalize.MonthDayReader;
import io.tablebridge.normalize.PersonNameReader;
import io.tablebridge.normalize.PhoneReader;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.Reason;
import io.tablebridge.normalize.TextList;
import io.tablebridge.normalize.TextReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes transforms from what {@code as:} says. */
final class Transforms {

    /** Each transform with the kinds of field it can fill. */
    static final Map<String, Set<FieldType>> FILLS = Map.ofEntries(
            Map.entry("text", Set.of(FieldType.TEXT)),
            Map.entry("phone", Set.of(FieldType.PHONE)),
            Map.entry("email", Set.of(FieldType.EMAIL)),
            Map.entry("personName", Set.of(FieldType.NAME)),
            Map.entry("dateTime", Set.of(FieldType.DATE_TIME)),
            Map.entry("date", Set.of(FieldType.DATE)),
            Map.entry("integer", Set.of(FieldType.INTEGER)),
            Map.entry("boolean", Set.of(FieldType.BOOLEAN)),
            Map.entry("money", Set.of(FieldType.MONEY)),
            Map.entry("decimal", Set.of(FieldType.DECIMAL)),
            Map.entry("monthDay", Set.of(FieldType.MONTH_DAY)),
            Map.entry("code", Set.of(FieldType.STATUS, FieldType.CODE)),
            Map.entry("guestNotes", Set.of(FieldType.TEXTS)),
            Map.entry("list", Set.of(FieldType.TEXTS)));

    /** The keys that each transform takes; one that is not here takes none. */
    static final Map<String, List<String>> OPTIONS = Map.of(
            "phone", List.of("region"),
            "dateTime", List.of("zone", "unit"),
            "date", List.of("withoutYear"),
            "monthDay", List.of("withYear"),
            "integer", NumberTransformReader.INTEGER_KEYS,
            "decimal", NumberTransformReader.DECIMAL_KEYS,
            "boolean", List.of("yes", "no"),
            "list", List.of("of", "separator"),
            "money", MoneyTransformReader.KEYS);

    /** The fields whose words our word lists know: a note tells them, and a list of them becomes codes. */
    private static final Set<Field> KNOWN_WORDS =
            Set.of(CanonicalFields.GUEST_ALLERGIES, CanonicalFields.GUEST_DIET, CanonicalFields.GUEST_SEATING);

    private static final int MAX_LIST = 100;

    private final GuestNotesReader notes = new GuestNotesReader();

    static Transform text() {
        return Transform.ofText(TextReader::read);
    }

    static Transform email() {
        return Transform.ofText(EmailReader::read);
    }

    static Transform personName() {
        return Transform.ofText(PersonNameReader::read);
    }

    /** Whether a transform can fill a field. */
    static boolean fits(String name, Field field) {
        return FILLS.getOrDefault(name, Set.of()).contains(field.type())
                && (!name.equals("guestNotes") || KNOWN_WORDS.contains(field));
    }

    /** @param skip whether a day without a year is nothing there, instead of unreadable */
    static Transform date(boolean skip) {
        return skip ? skipping(DateReader::read, Reason.DATE_WITHOUT_YEAR) : Transform.ofText(DateReader::read);
    }

    private static Transform skipping(Function<String, ? extends Reading<?>> reader, Reason reason) {
        Transform reads = Transform.ofText(reader);
        return node ->
                reads.apply(node) instanceof Outcome.Wrong wrong && wrong.code().equals(reason.code())
                        ? Outcome.NOTHING
                        : reads.apply(node);
    }

    /** @param skip whether a day with a year is nothing there, instead of its month and day */
    static Transform monthDay(boolean skip) {
        Transform reads = Transform.ofText(MonthDayReader::read);
        if (!skip) {
            return reads;
        }
        Transform dates = date(false);
        return node -> dates.apply(node) instanceof Outcome.Value ? Outcome.NOTHING : reads.apply(node);
    }

    /** One of the words that the field may hold, as we write them. */
    static Transform code(Field field) {
        Set<String> codes = Set.copyOf(TableReader.codes(field));
        return node -> !node.isValueNode()
                ? Outcome.wrong("TB-MAP-046")
                : codes.contains(node.asText().strip())
                        ? new Outcome.Value(node.asText().strip())
                        : Outcome.wrong("TB-MAP-069", ValueShape.of(node.asText()));
    }

    static Transform phone(String region) {
        return Transform.ofText(new PhoneReader(region)::read);
    }

    static Transform words(Set<String> yes, Set<String> no) {
        return Transform.ofText(new BooleanReader(yes, no)::read);
    }

    static Transform dateTime(Optional<ZoneId> zone) {
        DateTimeReader reader = zone.map(DateTimeReader::inZone).orElseGet(DateTimeReader::withoutZone);
        return Transform.ofText(reader::read);
    }

    static Transform epoch(EpochUnit unit, Optional<ZoneId> zone) {
        EpochReader reader = new EpochReader(unit);
        ZoneId shown = zone.orElse(ZoneOffset.UTC);
        Function<Instant, Reading<OffsetDateTime>> show =
                instant -> Reading.of(instant.atZone(shown).toOffsetDateTime());
        return Transform.ofNumber(number -> reader.read(number).then(show), text -> reader.read(text)
                .then(show));
    }

    /** Milliseconds since the epoch, for versions. */
    static Transform millis(Optional<EpochUnit> unit, Optional<ZoneId> zone) {
        if (unit.isPresent()) {
            EpochReader reader = new EpochReader(unit.get());
            Function<Instant, Reading<Long>> count = instant -> Reading.of(instant.toEpochMilli());
            return Transform.ofNumber(number -> reader.read(number).then(count), text -> reader.read(text)
                    .then(count));
        }
        DateTimeReader reader = zone.map(DateTimeReader::inZone).orElseGet(DateTimeReader::withoutZone);
        return Transform.ofText(text ->
                reader.read(text).then(time -> Reading.of(time.toInstant().toEpochMilli())));
    }

    static Transform revision() {
        IntegerReader reader = new IntegerReader(0, Long.MAX_VALUE);
        return Transform.ofNumber(reader::read, reader::read);
    }

    /** The part of a note that this field holds. */
    Transform guestNotes(Field field) {
        return node -> {
            if (!node.isValueNode()) {
                return Outcome.wrong("TB-MAP-046");
            }
            Optional<GuestNotes> read = notes.read(node.asText()).toOptional();
            if (read.isEmpty()) {
                return Outcome.wrong("TB-NRM-002");
            }
            List<String> part = field.equals(CanonicalFields.GUEST_DIET)
                    ? read.get().diet()
                    : field.equals(CanonicalFields.GUEST_SEATING)
                            ? read.get().seating()
                            : read.get().allergies();
            return part.isEmpty() ? Outcome.NOTHING : new Outcome.Value(part);
        };
    }

    /**
     * A list, or a text with commas, or one that was put together by {@link TextList}. In allergies, diets and seats what our word lists know becomes its code; other words
     * stay as they are.
     *
     * @param of where in each element of the list its text stands; elements without it say nothing
     * @param joined whether a text was put together so
     */
    Transform list(Field field, Optional<JsonPointer> of, boolean joined) {
        return node -> {
            if (node.isValueNode()) {
                String text = node.asText();
                return words(field, joined ? TextList.split(text) : List.of(text.split("[,，、;；\\n]")));
            }
            if (!node.isArray()) {
                return Outcome.wrong("TB-MAP-046");
            }
            List<String> words = new ArrayList<>();
            for (JsonNode element : node) {
                JsonNode text = of.map(element::at).orElse(element);
                if (text.isContainerNode() || words.size() > MAX_LIST) {
                    return Outcome.wrong(text.isContainerNode() ? "TB-MAP-046" : "TB-NRM-002");
                }
                if (!text.isNull() && !text.isMissingNode()) {
                    words.add(text.asText());
                }
            }
            return words(field, words);
        };
    }

    private Outcome words(Field field, List<String> words) {
        if (words.size() > MAX_LIST || words.stream().anyMatch(w -> w.length() > 200)) {
            return Outcome.wrong("TB-NRM-002");
        }
        Set<String> kept = words.stream()
                .filter(word -> !word.isBlank())
                .map(word -> KNOWN_WORDS.contains(field)
                        ? notes.code(word)
                        : TextReader.read(word).toOptional().orElse(""))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        return kept.isEmpty() ? Outcome.NOTHING : new Outcome.Value(List.copyOf(kept));
    }
}
