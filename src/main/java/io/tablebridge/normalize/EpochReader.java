package io.tablebridge.normalize;

import java.time.Instant;

/**
 * Reads epoch numbers of a declared unit: seconds from 1970 to 2999, milliseconds from March 1973 to 2999, because a
 * smaller number of milliseconds is a number of seconds. Thread-safe.
 */
public final class EpochReader {

    private static final long YEAR_3000 = Instant.parse("3000-01-01T00:00:00Z").toEpochMilli();

    private final EpochUnit unit;
    private final IntegerReader digits;

    public EpochReader(EpochUnit unit) {
        this.unit = unit;
        this.digits = new IntegerReader(unit.least(), YEAR_3000 / unit.millis() - 1);
    }

    public Reading<Instant> read(String text) {
        return instant(digits.read(text));
    }

    /** A number that is one already. */
    public Reading<Instant> read(long number) {
        return instant(digits.read(number));
    }

    private Reading<Instant> instant(Reading<Long> number) {
        if (number instanceof Reading.Unreadable<Long> not && not.reason() == Reason.INTEGER_OUT_OF_RANGE) {
            return Reading.not(Reason.EPOCH_OUT_OF_RANGE);
        }
        return number.then(value -> Reading.of(Instant.ofEpochMilli(value * unit.millis())));
    }
}
