package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.normalize.Reading;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Turns what stands in an event into a value of a field's Java type. Pure, thread-safe. */
@FunctionalInterface
interface Transform {

    Outcome apply(JsonNode node);

    /** A transform of a single value that reads whole numbers as they are. */
    static Transform ofNumber(
            LongFunction<? extends Reading<?>> numbers, Function<String, ? extends Reading<?>> texts) {
        Transform read = ofText(texts);
        return node -> node.isIntegralNumber() && node.canConvertToLong()
                ? Outcome.of(numbers.apply(node.longValue()))
                : read.apply(node);
    }

    /** A transform of a single value. */
    static Transform ofText(Function<String, ? extends Reading<?>> reader) {
        return node -> node.isValueNode() ? Outcome.of(reader.apply(node.asText())) : Outcome.wrong("TB-MAP-046");
    }
}
