package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One way of filling a field.
 *
 * @param when the way is taken only where this holds
 * @param place file and line, for messages
 */
record Way(Optional<Condition> when, ValueSource source, Transform transform, String place) {

    /** A value of the field's type, nothing, {@link Outcome#SKIPPED}, or what is wrong. */
    Outcome read(Event event) {
        if (when.isPresent()) {
            Condition.Answer answer = when.get().answer(event);
            if (answer != Condition.Answer.YES) {
                return answer == Condition.Answer.NO
                        ? Outcome.SKIPPED
                        : when.get().unreadable(event);
            }
        }
        Outcome found = source.find(event);
        return found instanceof Outcome.Value value ? transform.apply((JsonNode) value.value()) : found;
    }

    /** Whether something stands where it looks, readable or not. */
    boolean finds(Event event) {
        return !(source.find(event) instanceof Outcome.Nothing);
    }
}
