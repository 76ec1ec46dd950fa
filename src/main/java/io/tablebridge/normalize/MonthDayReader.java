package io.tablebridge.normalize;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads days of every year, the month first: {@code 11-22}, {@code 11/22}, {@code 11.22}, {@code --11-22},
 * {@code 11月22日}, and {@code 0000-11-22}, as Square writes an unknown year. Of a full date ({@link DateReader}) it
 * takes month and day. Thread-safe.
 */
public final class MonthDayReader {

    private static final Pattern WITHOUT_YEAR =
            Pattern.compile("(?:0000[-/.]|--)?(\\d{1,2})(?:[-/.]| ?月 ?)(\\d{1,2})(?: ?日)?|--(\\d{2})(\\d{2})");

    private MonthDayReader() {}

    public static Reading<MonthDay> read(String text) {
        if (text.length() > 40) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        Matcher day = WITHOUT_YEAR.matcher(plain);
        if (!day.matches()) {
            return DateReader.read(text).then(MonthDayReader::of);
        }
        boolean compact = day.group(3) != null;
        try {
            return Reading.of(MonthDay.of(
                    Integer.parseInt(day.group(compact ? 3 : 1)), Integer.parseInt(day.group(compact ? 4 : 2))));
        } catch (DateTimeException e) {
            return Reading.not(Reason.DATE_IMPOSSIBLE);
        }
    }

    private static Reading<MonthDay> of(LocalDate date) {
        return Reading.of(MonthDay.from(date));
    }
}
