package io.tablebridge.csv;

import io.tablebridge.normalize.ClockReader;
import io.tablebridge.normalize.DateOrder;
import io.tablebridge.normalize.DateReader;
import io.tablebridge.normalize.GroupedNumberReader;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.YearLastDateReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a cell plainly by its column's style: dates and times as ISO 8601 has them, numbers without dress. What does not fit
 * the style stays as it is, for the mapping to say what is wrong with it. Thread-safe.
 */
final class PlainCell {

    /** Excel counts days from here, because it takes 1900 for a leap year. */
    private static final LocalDate SERIAL_DAY_0 = LocalDate.of(1899, 12, 30);

    private static final Pattern SERIAL = Pattern.compile("([2-5]\\d{4})(\\.\\d{1,15})?");
    private static final Pattern FRACTION = Pattern.compile("0\\.\\d{1,17}");
    private static final Pattern MINGUO_DIGITS = Pattern.compile("([01]?\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern MOBILE = Pattern.compile("0?(9\\d{8})(?:\\.0)?");
    private static final Pattern QUOTED_FORMULA = Pattern.compile("=\"([^\"]*)\"");
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final YearLastDateReader DAY_FIRST = new YearLastDateReader(DateOrder.DAY_MONTH);
    private static final YearLastDateReader MONTH_FIRST = new YearLastDateReader(DateOrder.MONTH_DAY);
    private static final GroupedNumberReader POINT = new GroupedNumberReader(false);
    private static final GroupedNumberReader COMMA = new GroupedNumberReader(true);

    private PlainCell() {}

    static String of(CellStyle style, String cell) {
        String text = cell.startsWith("=\"") ? unwrapped(cell) : cell;
        if (style == CellStyle.AS_IS || text.isBlank()) {
            return text;
        }
        String bare = text.strip();
        return switch (style) {
            case DATE_YEAR_FIRST -> date(bare, part -> Reading.not(io.tablebridge.normalize.Reason.DATE_SYNTAX), text);
            case DATE_DAY_FIRST -> date(bare, DAY_FIRST::read, text);
            case DATE_MONTH_FIRST -> date(bare, MONTH_FIRST::read, text);
            case DATE_MINGUO -> date(bare, PlainCell::minguo, text);
            case TIME -> time(bare).map(PlainCell::shown).orElse(text);
            case NUMBER_POINT -> number(POINT, bare, text);
            case NUMBER_COMMA -> number(COMMA, bare, text);
            case PHONE_ZERO_LOST -> phone(bare, text);
            default -> text;
        };
    }

    /** {@code ="0912345678"}: how exports keep Excel from taking a phone for a number. */
    private static String unwrapped(String cell) {
        Matcher formula = QUOTED_FORMULA.matcher(cell);
        return formula.matches() ? formula.group(1) : cell;
    }

    private static String date(String cell, Function<String, Reading<LocalDate>> reader, String otherwise) {
        Matcher serial = SERIAL.matcher(cell);
        if (serial.matches()) {
            return shown(serial);
        }
        int end = dateEnd(cell);
        Optional<LocalDate> day = reader.apply(cell.substring(0, end)).toOptional();
        if (day.isEmpty()) {
            return otherwise;
        }
        String rest = cell.substring(end).strip();
        if (rest.isEmpty()) {
            return day.get().toString();
        }
        return time(rest).map(time -> day.get() + "T" + shown(time)).orElse(otherwise);
    }

    private static int dateEnd(String cell) {
        int sun = cell.indexOf('日');
        if (sun >= 0) {
            return sun + 1;
        }
        int end = 0;
        while (end < cell.length() && cell.charAt(end) != ' ' && cell.charAt(end) != 'T') {
            end++;
        }
        return end;
    }

    private static Reading<LocalDate> minguo(String part) {
        Matcher digits = MINGUO_DIGITS.matcher(part);
        return DateReader.read(
                digits.matches() ? digits.group(1) + "/" + digits.group(2) + "/" + digits.group(3) : part);
    }

    private static String shown(Matcher serial) {
        LocalDate day = SERIAL_DAY_0.plusDays(Long.parseLong(serial.group(1)));
        if (serial.group(2) == null) {
            return day.toString();
        }
        LocalDateTime time = day.atStartOfDay().plusSeconds(seconds("0" + serial.group(2)));
        return time.toLocalDate() + "T" + shown(time.toLocalTime());
    }

    private static long seconds(String partOfDay) {
        return new BigDecimal(partOfDay)
                .multiply(SECONDS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static Optional<LocalTime> time(String cell) {
        if (FRACTION.matcher(cell).matches()) {
            return Optional.of(LocalTime.ofSecondOfDay(Math.min(86_399, seconds(cell))));
        }
        return ClockReader.read(cell).toOptional();
    }

    private static String shown(LocalTime time) {
        return time.format(
                time.getSecond() == 0 ? DateTimeFormatter.ofPattern("HH:mm") : DateTimeFormatter.ISO_LOCAL_TIME);
    }

    private static String number(GroupedNumberReader reader, String cell, String otherwise) {
        return reader.read(cell).toOptional().map(BigDecimal::toPlainString).orElse(otherwise);
    }

    private static String phone(String cell, String otherwise) {
        Matcher mobile = MOBILE.matcher(cell);
        return mobile.matches() ? "0" + mobile.group(1) : otherwise;
    }
}
