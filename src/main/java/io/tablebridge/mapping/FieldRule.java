package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.Field;
import java.util.Optional;

/**
 * How one field is filled.
 *
 * @param fatal whether no record can be made without it
 * @param otherwise its value where the event says nothing; never used where a value was unreadable
 * @param place file and line, for messages
 */
record FieldRule(
        Field field, ValueSource source, Transform transform, boolean fatal, Optional<Object> otherwise, String place) {

    Outcome read(Event event) {
        Outcome found = source.find(event);
        if (found instanceof Outcome.Value value) {
            return transform.apply((JsonNode) value.value());
        }
        return found instanceof Outcome.Nothing
                ? otherwise.<Outcome>map(Outcome.Value::new).orElse(Outcome.NOTHING)
                : found;
    }

    FieldError error(Outcome.Wrong wrong) {
        return new FieldError(field.name(), wrong.at(place + " " + source.place()));
    }

    FieldError missing() {
        return error((Outcome.Wrong) Outcome.wrong("TB-MAP-045", field.name()));
    }
}
