package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.normalize.Reading;
import java.util.function.Function;

/** Turns what stands in an event into a value of a field's Java type. Pure, thread-safe. */
@FunctionalInterface
interface Transform {

    Outcome apply(JsonNode node);

    /** A transform of a single value. */
    static Transform ofText(Function<String, ? extends Reading<?>> reader) {
        return node -> node.isValueNode() ? Outcome.of(reader.apply(node.asText())) : Outcome.wrong("TB-MAP-046");
    }
}
