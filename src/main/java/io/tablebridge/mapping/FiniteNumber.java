package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers of an event. An expression that divides by next to nothing makes one that is none. */
final class FiniteNumber {

    private FiniteNumber() {}

    /** The number; empty when the node is none, or infinite. */
    static Optional<BigDecimal> of(JsonNode node) {
        boolean finite = node.isNumber() && (!node.isFloatingPointNumber() || isFinite(node));
        return finite ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    private static boolean isFinite(JsonNode node) {
        return node.isBigDecimal() || Double.isFinite(node.doubleValue());
    }
}
