package io.tablebridge.csv;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Finds the marks of a cell. For one thread. */
final class CellMarks {

    private static final Set<String> HALVES = Set.of("上午", "下午", "早上", "晚上", "中午", "am", "pm");
    private static final Set<String> CURRENCY_BEFORE =
            Set.of("", "nt$", "$", "us$", "hk$", "€", "£", "¥", "twd", "ntd", "usd", "円", "元");
    private static final Set<String> CURRENCY_BEHIND = Set.of("", "元", "円", "圓", "twd", "ntd", "€", "usd");

    private final DigitGroups groups = new DigitGroups();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);

    /** The marks of a text that is not blank; valid until the next call. */
    Set<Mark> of(String text) {
        marks.clear();
        if (groups.split(text.strip())) {
            if (groups.count() >= 3) {
                date();
            }
            if (groups.count() <= 3) {
                clock();
            }
            if (groups.count() == 1) {
                digits();
            }
            if (marks.isEmpty() || groups.count() <= 2) {
                number();
            }
            phone();
        }
        return marks;
    }

    private void date() {
        String prefix = groups.before(0).strip();
        String first = groups.before(1).strip();
        String second = groups.before(2).strip();
        boolean inWords = first.equals("年") && second.equals("月");
        boolean minguo = prefix.equals("民國") || prefix.equals("民国");
        if (!(inWords || (first.equals(second) && Set.of("/", "-", ".").contains(first)))
                || !(prefix.isEmpty() || minguo)) {
            return;
        }
        long a = groups.value(0);
        long b = groups.value(1);
        long c = groups.value(2);
        boolean yearFirst = isMonth(b) && isDay(c);
        if (groups.length(0) == 4 && yearFirst) {
            marks.add(Mark.DATE_YEAR_FIRST);
        } else if ((minguo || inWords || groups.length(0) == 3) && groups.length(0) <= 3 && yearFirst) {
            marks.add(Mark.DATE_MINGUO);
        } else if (groups.length(0) <= 2 && groups.length(1) <= 2 && groups.length(2) == 4) {
            yearLast(a, b, Mark.DATE_YEAR_LAST);
        } else if (groups.length(0) <= 2 && groups.length(1) <= 2 && groups.length(2) <= 2) {
            shortDate(a, b, c, yearFirst);
        }
    }

    private void yearLast(long a, long b, Mark kind) {
        boolean dayFirst = isDay(a) && isMonth(b);
        boolean monthFirst = isMonth(a) && isDay(b);
        if (dayFirst || monthFirst) {
            marks.add(kind);
            if (!monthFirst) {
                marks.add(Mark.DAY_FIRST);
            } else if (!dayFirst) {
                marks.add(Mark.MONTH_FIRST);
            }
        }
    }

    private void shortDate(long a, long b, long c, boolean yearFirst) {
        yearLast(a, b, Mark.DATE_SHORT);
        if (yearFirst) {
            marks.add(Mark.DATE_SHORT);
        } else if (marks.contains(Mark.DATE_SHORT)) {
            marks.add(Mark.NOT_YEAR_FIRST);
        }
        if (!isDay(a) && c > 31) {
            marks.clear();
        }
    }

    private static boolean isMonth(long number) {
        return number >= 1 && number <= 12;
    }

    private static boolean isDay(long number) {
        return number >= 1 && number <= 31;
    }

    private void clock() {
        String before = groups.before(0).strip();
        String behind = groups.tail().strip().toLowerCase(Locale.ROOT);
        boolean half = HALVES.contains(before) || HALVES.contains(behind);
        boolean sign = groups.count() > 1 && groups.before(1).equals(":");
        boolean words = groups.count() > 1
                && Set.of("點", "点", "時").contains(groups.before(1).strip())
                && behind.equals("分");
        boolean onTheHour =
                half && groups.count() == 1 && Set.of("點", "点", "時", "am", "pm").contains(behind);
        boolean bare = before.isEmpty() && (behind.isEmpty() || words);
        if (onTheHour || ((sign || words) && (half || bare))) {
            if (groups.value(0) < 24 && (groups.count() == 1 || groups.value(1) < 60)) {
                marks.add(half || words ? Mark.HALF_CLOCK : Mark.CLOCK);
            }
        }
    }

    private void digits() {
        if (!groups.before(0).isEmpty() || !groups.tail().isEmpty()) {
            return;
        }
        long value = groups.value(0);
        boolean date = isMonth(value / 100 % 100) && isDay(value % 100) && value / 10_000 <= 199;
        if (date && (groups.length(0) == 7 || groups.length(0) == 6)) {
            marks.add(groups.length(0) == 7 ? Mark.MINGUO_DIGITS : Mark.SHORT_DIGITS);
        }
        if (groups.length(0) == 5 && isSerial(value)) {
            marks.add(Mark.SERIAL);
        }
    }

    private static boolean isSerial(long value) {
        return value >= 20_000 && value < 60_000;
    }

    private void number() {
        String before = groups.before(0)
                .replace("-", "")
                .replace("+", "")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        String behind = groups.tail().strip().toLowerCase(Locale.ROOT);
        boolean loss = before.startsWith("(") && behind.endsWith(")");
        if (loss) {
            before = before.substring(1);
            behind = behind.substring(0, behind.length() - 1).strip();
        }
        if (!CURRENCY_BEFORE.contains(before) || !CURRENCY_BEHIND.contains(behind) || !separators()) {
            return;
        }
        marks.add(Mark.NUMBER);
        if (loss || !before.isEmpty() || !behind.isEmpty()) {
            marks.add(Mark.DRESSED);
            marks.add(Mark.AMOUNT);
        }
        boolean bare = before.isEmpty()
                && behind.isEmpty()
                && groups.count() == 2
                && groups.before(1).equals(".");
        if (bare && groups.value(0) == 0 && groups.length(0) == 1) {
            marks.add(Mark.PART_OF_DAY);
        }
        if (bare && groups.length(0) == 5 && isSerial(groups.value(0))) {
            marks.add(Mark.SERIAL);
        }
    }

    /** Whether points and commas stand as in a number, and what they say. */
    private boolean separators() {
        int last = groups.count() - 1;
        for (int i = 1; i <= last; i++) {
            String sign = groups.before(i);
            boolean first = i == 1 || sign.equals(groups.before(1));
            boolean grouping = i < last || last > 1;
            if (!(sign.equals(",") || sign.equals("."))
                    || (!first && i < last)
                    || (grouping && first && (groups.length(i) != 3 || groups.length(0) > 3))) {
                return false;
            }
        }
        if (last == 0) {
            return true;
        }
        boolean comma = groups.before(last).equals(",");
        boolean mixed = !groups.before(1).equals(groups.before(last));
        if (last == 1) {
            boolean three = groups.length(1) == 3 && groups.length(0) <= 3 && groups.value(0) > 0;
            marks.add(three ? comma ? Mark.ONE_COMMA : Mark.ONE_POINT : comma ? Mark.COMMA : Mark.POINT);
            if (three || comma) {
                marks.add(Mark.DRESSED);
            }
        } else {
            // With several signs of one kind they divide thousands, so that the other kind divides the decimals.
            marks.add(mixed == comma ? Mark.COMMA : Mark.POINT);
            marks.add(Mark.DRESSED);
            if (mixed) {
                marks.add(Mark.AMOUNT);
            }
        }
        return true;
    }

    private void phone() {
        boolean bare = groups.before(0).isEmpty();
        if (!bare || groups.count() > 3) {
            return;
        }
        boolean pandas =
                groups.count() == 2 && groups.before(1).equals(".") && groups.length(1) == 1 && groups.value(1) == 0;
        if (groups.length(0) == 9
                && groups.value(0) / 100_000_000 == 9
                && (groups.count() == 1 || pandas)
                && groups.tail().isEmpty()) {
            marks.add(Mark.MOBILE_WITHOUT_ZERO);
        }
        int digits = 0;
        for (int i = 0; i < groups.count(); i++) {
            digits += groups.length(i);
            if (i > 0 && !Set.of("-", " ").contains(groups.before(i))) {
                return;
            }
        }
        boolean nine = groups.length(0) == 10
                ? groups.value(0) / 100_000_000 == 9
                : groups.length(0) == 4 && groups.value(0) / 100 == 9;
        if (digits == 10 && nine) {
            marks.add(Mark.MOBILE);
        }
    }
}
