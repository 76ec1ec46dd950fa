package io.tablebridge.normalize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads whole numbers, also in full-width digits and with one of the counters for people (4位, 4人, 4名). Thread-safe. */
public final class IntegerReader {

    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d{1,18})(?:\\.0{1,9})? ?[位人名]?");

    private final long min;
    private final long max;

    /** Takes numbers from {@code min} to {@code max}, both included. */
    public IntegerReader(long min, long max) {
        this.min = min;
        this.max = max;
    }

    public Reading<Long> read(String text) {
        if (text.length() > 40) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        Matcher number = NUMBER.matcher(plain);
        if (!number.matches()) {
            return Reading.not(Reason.INTEGER_SYNTAX);
        }
        return read(Long.parseLong(number.group(1)));
    }

    /** A number that is one already. */
    public Reading<Long> read(long value) {
        return value < min || value > max ? Reading.not(Reason.INTEGER_OUT_OF_RANGE) : Reading.of(value);
    }
}
