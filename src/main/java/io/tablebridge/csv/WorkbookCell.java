package io.tablebridge.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * The text of a workbook's cell: dates and times by their number format as ISO 8601 has them, numbers in full, the result that a
 * formula had when the workbook was saved.
 */
final class WorkbookCell {

    /** More digits than that a workbook never had, whatever it shows. */
    private static final MathContext KEPT_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final int DAYS_TO_1904 = 1_462;
    private static final double LAST_SERIAL = 2_958_466;

    /** What stands in a format for itself: texts in quotes, marked characters, colours, languages and conditions. */
    private static final Pattern LITERAL =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[(?!h|m|s)[^\\]]*]", Pattern.CASE_INSENSITIVE);

    private static final Pattern ZEROS = Pattern.compile("0{2,20}");

    private WorkbookCell() {}

    /** Whether it holds an error such as #N/A. */
    static boolean isError(@Nullable Cell cell) {
        return cell != null
                && (cell.getType() == CellType.ERROR
                        || (cell.getType() == CellType.FORMULA && isErrorText(cell.getRawValue())));
    }

    private static boolean isErrorText(@Nullable String raw) {
        return raw != null && raw.matches("#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)");
    }

    /** Empty where there is nothing. */
    static String text(@Nullable Cell cell, boolean from1904) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        String raw = cell.getRawValue();
        Object value = cell.getValue();
        return switch (cell.getType()) {
            case NUMBER -> raw == null ? "" : number(raw, cell, from1904);
            case BOOLEAN -> Boolean.TRUE.equals(value) || "1".equals(raw) ? "TRUE" : "FALSE";
            case STRING -> value == null ? "" : value.toString();
            default ->
                raw == null ? "" : isNumber(raw) && value instanceof BigDecimal ? number(raw, cell, from1904) : raw;
        };
    }

    private static boolean isNumber(String raw) {
        return raw.matches("[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?");
    }

    private static String number(String raw, Cell cell, boolean from1904) {
        if (!isNumber(raw)) {
            return raw;
        }
        BigDecimal number = new BigDecimal(raw);
        String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        if (isTime(cell.getDataFormatId(), format) && number.signum() >= 0 && number.doubleValue() < LAST_SERIAL) {
            return time(number, from1904);
        }
        BigDecimal rounded = number.round(KEPT_DIGITS);
        if (rounded.precision() - rounded.scale() > 15) {
            // As a spreadsheet would show it: its last digits are lost, and the row is refused for that.
            return String.format(Locale.ROOT, "%.5E", rounded);
        }
        String plain =
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        boolean padded = ZEROS.matcher(format).matches() && rounded.signum() >= 0 && plain.indexOf('.') < 0;
        return padded && plain.length() < format.length()
                ? "0".repeat(format.length() - plain.length()) + plain
                : plain;
    }

    /** Formats 14 to 22 and 45 to 47 are dates and times everywhere, 27 to 36 and 50 to 58 in East Asia. */
    private static boolean isTime(@Nullable Integer id, String format) {
        if (id != null
                && ((id >= 14 && id <= 22)
                        || (id >= 45 && id <= 47)
                        || (id >= 27 && id <= 36)
                        || (id >= 50 && id <= 58))) {
            return true;
        }
        String bare = LITERAL.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return !bare.contains("general") && bare.matches(".*[ymdhs].*|.*[ge]+[/\\-年].*");
    }

    private static String time(BigDecimal number, boolean from1904) {
        long seconds = number.multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        LocalDateTime time =
                FIRST_DAY.plusDays(from1904 ? DAYS_TO_1904 : 0).atStartOfDay().plusSeconds(seconds);
        if (seconds < 86_400) {
            return clock(LocalTime.ofSecondOfDay(seconds));
        }
        boolean whole = seconds % 86_400 == 0;
        return whole ? time.toLocalDate().toString() : time.toLocalDate() + "T" + clock(time.toLocalTime());
    }

    private static String clock(LocalTime time) {
        return time.getSecond() == 0
                ? time.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT))
                : time.format(DateTimeFormatter.ISO_LOCAL_TIME);
    }
}
