package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.RecordVersion;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.TextReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of record is made of an event.
 *
 * @param each where the list stands of which each item becomes a record; without it the whole event becomes one
 * @param when a record is made only where this holds
 * @param place file and line, for messages
 * @param idPlace file, line and places of the id
 */
record RecordRule(
        RecordType type,
        Optional<Place> each,
        Optional<Condition> when,
        ValueSource id,
        Optional<VersionRule> version,
        Optional<Place> venue,
        Optional<Condition> deleted,
        List<FieldRule> fields,
        String place,
        String idPlace) {

    /** The most items of one list that become records. */
    static final int MAX_ITEMS = 1_000;

    private static final int MAX_ID_LENGTH = 200;

    void make(Event event, String source, Made made) {
        if (each.isEmpty()) {
            one(event, source, made);
            return;
        }
        @Nullable JsonNode list = each.get().find(event);
        if (list == null) {
            return;
        }
        if (!list.isArray()) {
            made.refuse("each", Outcome.wrong("TB-MAP-054"), place + " " + each.get(), event);
            return;
        }
        if (list.size() > MAX_ITEMS) {
            made.refuse("each", Outcome.wrong("TB-MAP-055", list.size(), MAX_ITEMS), place + " " + each.get(), event);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            one(event.with(list.get(i), each.get() + "/" + i), source, made);
        }
    }

    /** What records are made of, for those who look on: items that are left out are not among them. */
    List<Event> events(Event event) {
        List<Event> events = new ArrayList<>();
        if (each.isEmpty()) {
            events.add(event);
        } else if (each.get().find(event) instanceof ArrayNode list) {
            for (int i = 0; i < Math.min(list.size(), MAX_ITEMS); i++) {
                events.add(event.with(list.get(i), each.get() + "/" + i));
            }
        }
        return events.stream()
                .filter(one -> when.map(condition -> condition.answer(one)).orElse(Condition.Answer.YES)
                        == Condition.Answer.YES)
                .toList();
    }

    private void one(Event event, String source, Made made) {
        if (when.isPresent()) {
            Condition.Answer answer = when.get().answer(event);
            if (answer == Condition.Answer.UNREADABLE) {
                made.refuse("when", when.get().unreadable(event), place, event);
            }
            if (answer != Condition.Answer.YES) {
                return;
            }
        }
        Outcome externalId = externalId(event);
        if (externalId instanceof Outcome.Wrong wrong) {
            made.refuse("id", wrong, idPlace, event);
            return;
        }
        Outcome age = version.map(rule -> rule.read(event)).orElse(new Outcome.Value(RecordVersion.none()));
        if (age instanceof Outcome.Wrong wrong) {
            made.refuse("version", wrong, version.map(VersionRule::at).orElse(place), event);
            return;
        }
        Outcome where = where(event);
        if (where instanceof Outcome.Wrong wrong) {
            made.refuse("venue", wrong, place + " " + venue.map(Place::text).orElse(""), event);
            return;
        }
        Condition.Answer gone =
                deleted.map(condition -> condition.answer(event)).orElse(Condition.Answer.NO);
        if (gone == Condition.Answer.UNREADABLE) {
            made.refuse("deleted", deleted.orElseThrow().unreadable(event), place, event);
            return;
        }
        RecordKey key = new RecordKey(source, type, (String) ((Outcome.Value) externalId).value());
        RecordVersion version = (RecordVersion) ((Outcome.Value) age).value();
        fill(event, key, version, (String) ((Outcome.Value) where).value(), gone == Condition.Answer.YES, made);
    }

    private void fill(Event event, RecordKey key, RecordVersion age, String where, boolean gone, Made made) {
        Map<String, Object> values = new HashMap<>();
        boolean fatal = false;
        for (int i = 0; i < fields.size(); i++) {
            FieldRule rule = fields.get(i);
            Outcome outcome = rule.read(event);
            if (outcome instanceof Outcome.Value value) {
                values.put(rule.field().name(), value.value());
            } else if (outcome instanceof Outcome.Wrong wrong) {
                made.error(rule.error(wrong, event), event);
                // What a source deletes may come without its values, and must be deleted all the same.
                fatal |= rule.fatal() && !gone;
            } else if (outcome instanceof Outcome.Nothing && rule.fatal() && !gone) {
                made.error(rule.missing(), event);
                fatal = true;
            }
        }
        if (fatal) {
            made.refuse();
        } else {
            made.add(new CanonicalRecord(key, CanonicalRecord.MAIN, age, where, gone, Fields.of(values)));
        }
    }

    /** The id, or what is wrong. */
    Outcome externalId(Event event) {
        Outcome found = id.find(event);
        if (!(found instanceof Outcome.Value value)) {
            return found instanceof Outcome.Nothing ? Outcome.wrong("TB-MAP-043") : found;
        }
        return text((JsonNode) value.value());
    }

    /** The venue, empty where the event names none, or what is wrong. */
    Outcome where(Event event) {
        return venue.map(at -> at.find(event)).map(RecordRule::text).orElse(new Outcome.Value(""));
    }

    /** The file and line of the id. */
    String idLine() {
        return idPlace.substring(0, idPlace.indexOf(' '));
    }

    private static Outcome text(JsonNode node) {
        if (!node.isValueNode()) {
            return Outcome.wrong("TB-MAP-046");
        }
        Reading<String> text = TextReader.read(node.asText());
        return text.toOptional().filter(t -> t.length() > MAX_ID_LENGTH).isPresent()
                ? Outcome.wrong("TB-NRM-002")
                : Outcome.of(text);
    }
}
