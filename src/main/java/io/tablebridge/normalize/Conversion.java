package io.tablebridge.normalize;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * From one unit to another of the same kind, exactly.
 *
 * @param times what a number is multiplied by
 * @param per what it is divided by after that
 */
public record Conversion(BigDecimal times, BigDecimal per) {

    /** From a unit to itself. */
    public static final Conversion NONE = new Conversion(BigDecimal.ONE, BigDecimal.ONE);

    /** Empty when the units are of different kinds: grams are no minutes. */
    public static Optional<Conversion> between(Unit from, Unit to) {
        return from.kind() == to.kind() ? Optional.of(new Conversion(from.size(), to.size())) : Optional.empty();
    }

    /**
     * The number in the other unit.
     *
     * @throws ArithmeticException when it has no end: 100 minutes in hours
     */
    public BigDecimal of(BigDecimal number) {
        return number.multiply(times).divide(per);
    }
}
