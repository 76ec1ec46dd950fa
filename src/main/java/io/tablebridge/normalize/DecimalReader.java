package io.tablebridge.normalize;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads numbers that need not be whole, exactly: up to 15 digits before the point and 9 after it, also full-width. A
 * number is never rounded. Thread-safe.
 */
public final class DecimalReader {

    /** The largest number either way. */
    public static final BigDecimal MOST = new BigDecimal("1e15");

    private static final int MOST_DECIMALS = 9;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,18}(?:\\.\\d{1,18})?|\\.\\d{1,18})");

    private final BigDecimal min;
    private final BigDecimal max;
    private final int digits;
    private final Conversion conversion;

    /**
     * Takes numbers from {@code min} to {@code max}, both included, as they are after the conversion.
     *
     * @param digits how many decimals the numbers leave out: with 3, 1500 is 1.5; 0 to 9
     */
    public DecimalReader(BigDecimal min, BigDecimal max, int digits, Conversion conversion) {
        this.min = min;
        this.max = max;
        this.digits = digits;
        this.conversion = conversion;
    }

    public Reading<BigDecimal> read(String text) {
        if (text.length() > 60) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        return NUMBER.matcher(plain).matches() ? read(new BigDecimal(plain)) : Reading.not(Reason.DECIMAL_SYNTAX);
    }

    /** A number that is one already. */
    public Reading<BigDecimal> read(BigDecimal number) {
        // Before anything is worked out: 1e999999 is a short text and a number of a million digits.
        BigDecimal given = number.stripTrailingZeros();
        if (given.signum() != 0 && (long) given.precision() - given.scale() > 30) {
            return Reading.not(Reason.INTEGER_OUT_OF_RANGE);
        }
        if (given.scale() > 30) {
            return Reading.not(Reason.DECIMAL_TOO_FINE);
        }
        try {
            BigDecimal converted = conversion.of(given.movePointLeft(digits)).stripTrailingZeros();
            BigDecimal value = converted.scale() < 0 ? converted.setScale(0) : converted;
            if (value.scale() > MOST_DECIMALS) {
                return Reading.not(Reason.DECIMAL_TOO_FINE);
            }
            return value.compareTo(min) < 0 || value.compareTo(max) > 0
                    ? Reading.not(Reason.INTEGER_OUT_OF_RANGE)
                    : Reading.of(value);
        } catch (ArithmeticException e) {
            return Reading.not(Reason.DECIMAL_TOO_FINE);
        }
    }

    /** The number where it is whole. */
    public static Reading<Long> whole(BigDecimal number) {
        return number.scale() > 0 ? Reading.not(Reason.INTEGER_SYNTAX) : Reading.of(number.longValueExact());
    }
}
