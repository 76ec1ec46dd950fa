package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.RecordVersion;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.TextReader;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must be readable for there to be a record at all: which one it is, how new, whether it is gone.
 *
 * @param place file and line of the record, for messages
 * @param idPlace file, line and places of the id
 */
record RecordHead(
        RecordType type,
        ValueSource id,
        Optional<FieldRule> part,
        Optional<VersionRule> version,
        Optional<FieldRule> venue,
        Optional<Condition> deleted,
        String place,
        String idPlace) {

    private static final int MAX_LENGTH = 200;

    /** What a part may be called. */
    static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,49}");

    /** The record without its fields; nothing when it can't be made, and then it is refused with the reason. */
    Optional<CanonicalRecord> read(Event event, String source, Made made) {
        Outcome externalId = externalId(event);
        if (externalId instanceof Outcome.Wrong wrong) {
            made.refuse(new FieldError("id", wrong.at(idPlace)), event);
            return Optional.empty();
        }
        Outcome age = version.map(rule -> rule.read(event)).orElse(new Outcome.Value(RecordVersion.none()));
        if (age instanceof Outcome.Wrong wrong) {
            String at = version.map(VersionRule::at).orElse(place);
            made.refuse(new FieldError("version", wrong.at(at)), event);
            return Optional.empty();
        }
        Outcome piece = part(event);
        if (piece instanceof Outcome.Wrong wrong) {
            made.refuse(part.orElseThrow().error(wrong, event), event);
            return Optional.empty();
        }
        Outcome where = where(event);
        if (where instanceof Outcome.Wrong wrong) {
            made.refuse(venue.orElseThrow().error(wrong, event), event);
            return Optional.empty();
        }
        Condition.Answer gone =
                deleted.map(condition -> condition.answer(event)).orElse(Condition.Answer.NO);
        if (gone == Condition.Answer.UNREADABLE) {
            made.refuse(
                    new FieldError(
                            "deleted", deleted.orElseThrow().unreadable(event).at(place)),
                    event);
            return Optional.empty();
        }
        return Optional.of(new CanonicalRecord(
                new RecordKey(source, type, (String) ((Outcome.Value) externalId).value()),
                (String) ((Outcome.Value) piece).value(),
                (RecordVersion) ((Outcome.Value) age).value(),
                (String) ((Outcome.Value) where).value(),
                gone == Condition.Answer.YES,
                Fields.empty()));
    }

    /** The id, or what is wrong. */
    Outcome externalId(Event event) {
        Outcome found = id.find(event);
        if (!(found instanceof Outcome.Value value)) {
            return found instanceof Outcome.Nothing ? Outcome.wrong("TB-MAP-043") : found;
        }
        JsonNode node = (JsonNode) value.value();
        if (!node.isValueNode()) {
            return Outcome.wrong("TB-MAP-046");
        }
        Reading<String> text = TextReader.read(node.asText());
        return bounded(Outcome.of(text));
    }

    /** The part's name, or what is wrong: which part it is must be told where there are several. */
    Outcome part(Event event) {
        if (part.isEmpty()) {
            return new Outcome.Value(CanonicalRecord.MAIN);
        }
        Outcome read = part.get().read(event);
        if (read instanceof Outcome.Value value) {
            return PART.matcher((String) value.value()).matches() ? read : Outcome.wrong("TB-MAP-070");
        }
        return read instanceof Outcome.Wrong
                ? read
                : Outcome.wrong("TB-MAP-045", part.get().field().name());
    }

    /** The venue, empty where the event names none, or what is wrong. */
    Outcome where(Event event) {
        if (venue.isEmpty()) {
            return new Outcome.Value("");
        }
        Outcome read = venue.get().read(event);
        if (read instanceof Outcome.Value || read instanceof Outcome.Wrong) {
            return bounded(read);
        }
        return venue.get().fatal()
                ? Outcome.wrong("TB-MAP-045", venue.get().field().name())
                : new Outcome.Value("");
    }

    /** The file and line of the id. */
    String idLine() {
        return idPlace.substring(0, idPlace.indexOf(' '));
    }

    private static Outcome bounded(Outcome text) {
        return text instanceof Outcome.Value value && ((String) value.value()).length() > MAX_LENGTH
                ? Outcome.wrong("TB-NRM-002")
                : text;
    }
}
