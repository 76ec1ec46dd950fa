package io.tablebridge.normalize;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads calendar dates: {@code 2026-11-22}, {@code 2026/11/22}, {@code 2026.11.22}, {@code 20261122},
 * {@code 2026年11月22日}, and years of the Republic of China (Minguo): {@code 115/11/22}, {@code 民國115年11月22日}. A year of
 * one to three digits is a Minguo year; two digits are never completed to 19xx or 20xx. Thread-safe.
 */
public final class DateReader {

    private static final int MINGUO_OFFSET = 1911;
    private static final Pattern DATE =
            Pattern.compile("(?:(民國|民国) ?)?(\\d{1,4})(?:[-/.]| ?年 ?)(\\d{1,2})(?:[-/.]| ?月 ?)(\\d{1,2})(?: ?日)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern WITHOUT_YEAR =
            Pattern.compile("(?:0000-|--)\\d{1,2}-?\\d{1,2}|\\d{1,2}(?:[-/.]| ?月 ?)\\d{1,2}(?: ?日)?");

    private DateReader() {}

    public static Reading<LocalDate> read(String text) {
        if (text.length() > 40) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        if (WITHOUT_YEAR.matcher(plain).matches()) {
            return Reading.not(Reason.DATE_WITHOUT_YEAR);
        }
        Matcher date = DATE.matcher(plain);
        if (date.matches()) {
            return date(date.group(1) != null, date.group(2), date.group(3), date.group(4));
        }
        Matcher compact = COMPACT.matcher(plain);
        return compact.matches()
                ? date(false, compact.group(1), compact.group(2), compact.group(3))
                : Reading.not(Reason.DATE_SYNTAX);
    }

    private static Reading<LocalDate> date(boolean minguo, String year, String month, String day) {
        int number = Integer.parseInt(year);
        if (number == 0) {
            return Reading.not(Reason.DATE_WITHOUT_YEAR);
        }
        int western = minguo || year.length() < 4 ? number + MINGUO_OFFSET : number;
        if (western < 1600 || western > 2999) {
            return Reading.not(Reason.DATE_IMPOSSIBLE);
        }
        try {
            return Reading.of(LocalDate.of(western, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Reading.not(Reason.DATE_IMPOSSIBLE);
        }
    }
}
