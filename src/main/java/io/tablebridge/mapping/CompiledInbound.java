package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.RecordVersion;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.TextReader;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs an inbound mapping. */
record CompiledInbound(
        String name,
        String file,
        RecordType type,
        ValueSource id,
        String idPlace,
        Optional<VersionRule> version,
        Optional<Place> venue,
        Optional<Condition> deleted,
        List<IgnoreRule> ignored,
        List<FieldRule> fields)
        implements InboundMapping {

    private static final int MAX_ID_LENGTH = 200;

    @Override
    public MappingResult map(MappingInput input) {
        try {
            Outcome body = EventBody.read(input.body());
            return body instanceof Outcome.Value value
                    ? map(new Event((JsonNode) value.value(), input.headers()), input.source())
                    : unmappable("body", file, (Outcome.Wrong) body);
        } catch (RuntimeException e) {
            // A defect of ours must cost one event, not the pipeline; the class says enough without the data.
            Problem defect = Problem.at(file, "TB-MAP-049", e.getClass().getSimpleName());
            return new MappingResult.Unmappable(List.of(new FieldError("body", defect)));
        }
    }

    private MappingResult map(Event event, String source) {
        for (IgnoreRule rule : ignored) {
            if (rule.applies(event)) {
                return new MappingResult.Ignored(rule.reason());
            }
        }
        Outcome externalId = id(event);
        if (externalId instanceof Outcome.Wrong wrong) {
            return unmappable("id", idPlace, wrong);
        }
        Outcome age = version.map(rule -> rule.read(event)).orElse(new Outcome.Value(RecordVersion.none()));
        if (age instanceof Outcome.Wrong wrong) {
            return unmappable("version", version.map(VersionRule::at).orElse(file), wrong);
        }
        Outcome where = venue(event);
        if (where instanceof Outcome.Wrong wrong) {
            return unmappable("venue", file + " " + venue.map(Place::text).orElse(""), wrong);
        }
        return record(
                event,
                new RecordKey(source, type, (String) ((Outcome.Value) externalId).value()),
                (RecordVersion) ((Outcome.Value) age).value(),
                (String) ((Outcome.Value) where).value());
    }

    private MappingResult record(Event event, RecordKey key, RecordVersion age, String where) {
        boolean gone = deleted.map(condition -> condition.holds(event)).orElse(false);
        Map<String, Object> values = new HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        boolean fatal = false;
        for (FieldRule rule : fields) {
            Outcome outcome = rule.read(event);
            if (outcome instanceof Outcome.Value value) {
                values.put(rule.field().name(), value.value());
            } else if (outcome instanceof Outcome.Wrong wrong) {
                errors.add(rule.error(wrong));
                // What a source deletes may come without its values, and must be deleted all the same.
                fatal |= rule.fatal() && !gone;
            } else if (rule.fatal() && !gone) {
                errors.add(rule.missing());
                fatal = true;
            }
        }
        if (fatal) {
            return new MappingResult.Unmappable(List.copyOf(errors));
        }
        CanonicalRecord made = new CanonicalRecord(key, CanonicalRecord.MAIN, age, where, gone, Fields.of(values));
        return new MappingResult.Mapped(List.of(made), List.copyOf(errors));
    }

    private Outcome id(Event event) {
        Outcome found = id.find(event);
        if (!(found instanceof Outcome.Value value)) {
            return found instanceof Outcome.Nothing ? Outcome.wrong("TB-MAP-043") : found;
        }
        return text((JsonNode) value.value());
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

    private Outcome venue(Event event) {
        return venue.map(place -> place.find(event)).map(CompiledInbound::text).orElse(new Outcome.Value(""));
    }

    private static MappingResult unmappable(String field, String place, Outcome.Wrong wrong) {
        return new MappingResult.Unmappable(List.of(new FieldError(field, wrong.at(place))));
    }
}
