package io.tablebridge.normalize;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads calendar dates whose year stands last, in an order that is declared because no single date tells it: {@code 03/04/2026},
 * {@code 3.4.26}. A year of two digits is one of this century. Thread-safe.
 */
public final class YearLastDateReader {

    private static final int CENTURY = 2000;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");

    private final DateOrder order;

    public YearLastDateReader(DateOrder order) {
        this.order = order;
    }

    public Reading<LocalDate> read(String text) {
        if (text.length() > 40) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        Matcher date = DATE.matcher(plain);
        if (!date.matches()) {
            return Reading.not(Reason.DATE_SYNTAX);
        }
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(3));
        int year = Integer.parseInt(date.group(4)) + (date.group(4).length() == 2 ? CENTURY : 0);
        try {
            return Reading.of(
                    order == DateOrder.DAY_MONTH
                            ? LocalDate.of(year, second, first)
                            : LocalDate.of(year, first, second));
        } catch (DateTimeException e) {
            return Reading.not(Reason.DATE_IMPOSSIBLE);
        }
    }
}
