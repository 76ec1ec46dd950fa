package io.tablebridge.mapping;

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
import io.tablebridge.normalize.PersonNameReader;
import io.tablebridge.normalize.PhoneReader;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.TextReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
            Map.entry("guestNotes", Set.of(FieldType.TEXTS)),
            Map.entry("list", Set.of(FieldType.TEXTS)));

    /** The keys that each transform takes; one that is not here takes none. */
    static final Map<String, List<String>> OPTIONS = Map.of(
            "phone", List.of("region"),
            "dateTime", List.of("zone", "unit"),
            "integer", List.of("min", "max"),
            "boolean", List.of("yes", "no"),
            "money", MoneyTransformReader.KEYS);

    private static final long ANY = 1_000_000_000_000_000L;
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

    static Transform date() {
        return Transform.ofText(DateReader::read);
    }

    static Transform phone(String region) {
        return Transform.ofText(new PhoneReader(region)::read);
    }

    static Transform words(Set<String> yes, Set<String> no) {
        return Transform.ofText(new BooleanReader(yes, no)::read);
    }

    /** Within the field's own range (a party of 1 to 1000, a stay of 1 minute to a week) unless given. */
    static Transform integer(Field field, Optional<Long> min, Optional<Long> max) {
        boolean party = field.equals(CanonicalFields.PARTY_SIZE);
        boolean stay = field.equals(CanonicalFields.DURATION_MINUTES);
        long least = party || stay ? 1 : -ANY;
        long most = party ? 1_000 : stay ? 7 * 24 * 60 : ANY;
        long lower = Math.max(least, min.orElse(least));
        long upper = Math.min(most, max.orElse(most));
        return Transform.ofText(new IntegerReader(lower, upper)::read);
    }

    static Transform dateTime(Optional<ZoneId> zone) {
        DateTimeReader reader = zone.map(DateTimeReader::inZone).orElseGet(DateTimeReader::withoutZone);
        return Transform.ofText(reader::read);
    }

    static Transform epoch(EpochUnit unit, Optional<ZoneId> zone) {
        EpochReader reader = new EpochReader(unit);
        ZoneId shown = zone.orElse(ZoneOffset.UTC);
        return Transform.ofText(text -> reader.read(text)
                .then(instant -> Reading.of(instant.atZone(shown).toOffsetDateTime())));
    }

    /** Milliseconds since the epoch, for versions. */
    static Transform millis(Optional<EpochUnit> unit, Optional<ZoneId> zone) {
        if (unit.isPresent()) {
            EpochReader reader = new EpochReader(unit.get());
            return Transform.ofText(text -> reader.read(text).then(i -> Reading.of(i.toEpochMilli())));
        }
        DateTimeReader reader = zone.map(DateTimeReader::inZone).orElseGet(DateTimeReader::withoutZone);
        return Transform.ofText(text -> reader.read(text)
                .then(time -> Reading.of(Optional.of(time)
                        .map(OffsetDateTime::toInstant)
                        .map(Instant::toEpochMilli)
                        .orElseThrow())));
    }

    static Transform revision() {
        return Transform.ofText(new IntegerReader(0, Long.MAX_VALUE)::read);
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

    /** A list, or a text with commas; words that a word list knows become its codes, others stay. */
    Transform list() {
        return node -> {
            if (node.isValueNode()) {
                return codes(List.of(node.asText().split("[,，、;；\\n]")));
            }
            if (!node.isArray()) {
                return Outcome.wrong("TB-MAP-046");
            }
            for (JsonNode item : node) {
                if (!item.isValueNode()) {
                    return Outcome.wrong("TB-MAP-046");
                }
            }
            return codes(node.valueStream()
                    .filter(item -> !item.isNull())
                    .map(JsonNode::asText)
                    .toList());
        };
    }

    private Outcome codes(List<String> words) {
        if (words.size() > MAX_LIST || words.stream().anyMatch(w -> w.length() > 200)) {
            return Outcome.wrong("TB-NRM-002");
        }
        Set<String> codes = words.stream()
                .filter(word -> !word.isBlank())
                .map(notes::code)
                .filter(code -> !code.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        return codes.isEmpty() ? Outcome.NOTHING : new Outcome.Value(List.copyOf(codes));
    }
}
