package io.tablebridge.mapping;

import io.tablebridge.normalize.Reading;
import io.tablebridge.settings.Problem;
import java.util.Arrays;
import java.util.List;

/** What came of looking for a value in an event. */
sealed interface Outcome {

    Outcome NOTHING = new Nothing();
    Outcome SKIPPED = new Skipped();

    /** A value: a JSON node before a transform, of the field's Java type after it. */
    record Value(Object value) implements Outcome {}

    /** The event does not say. */
    record Nothing() implements Outcome {}

    /** The mapping does not ask, because a {@code when:} does not hold. */
    record Skipped() implements Outcome {}

    /** There is something, and it can't be read. */
    record Wrong(String code, List<String> arguments) implements Outcome {

        Problem at(String place) {
            return new Problem(code, place, arguments);
        }
    }

    static Outcome wrong(String code, Object... arguments) {
        return new Wrong(code, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    static Outcome of(Reading<?> reading) {
        if (reading instanceof Reading.Value<?> read) {
            return new Value(read.value());
        }
        return new Wrong(((Reading.Unreadable<?>) reading).reason().code(), List.of());
    }
}
