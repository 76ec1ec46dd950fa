package io.tablebridge.normalize;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers as spreadsheets show them: thousands in groups, one mark of a currency, full-width digits, a loss in parentheses.
 * Which of point and comma stands before the decimals is declared: no single number tells it. Thread-safe.
 */
public final class GroupedNumberReader {

    private static final Pattern DRESSED = Pattern.compile(
            "(\\()?([-+])? ?(?:NT\\$|US\\$|HK\\$|TWD|NTD|USD|[$€£¥]|円|元)? ?([-+])?([\\d.,]{1,40}) ?(?:元|円|圓|TWD|NTD|€|USD)?(\\))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POINT = Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+|\\d{1,18})(?:\\.\\d{1,18})?");
    private static final Pattern COMMA = Pattern.compile("(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,18})(?:,\\d{1,18})?");

    private final boolean commaDecimal;

    /** @param commaDecimal whether a comma stands before the decimals: 1.234,50 */
    public GroupedNumberReader(boolean commaDecimal) {
        this.commaDecimal = commaDecimal;
    }

    public Reading<BigDecimal> read(String text) {
        if (text.length() > 60) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        Matcher dressed = DRESSED.matcher(plain);
        if (!dressed.matches() || (dressed.group(1) == null) != (dressed.group(5) == null)) {
            return Reading.not(Reason.DECIMAL_SYNTAX);
        }
        String digits = dressed.group(4);
        if (!(commaDecimal ? COMMA : POINT).matcher(digits).matches()) {
            return Reading.not(Reason.DECIMAL_SYNTAX);
        }
        BigDecimal number =
                new BigDecimal(commaDecimal ? digits.replace(".", "").replace(',', '.') : digits.replace(",", ""));
        boolean negative = dressed.group(1) != null || "-".equals(dressed.group(2)) || "-".equals(dressed.group(3));
        return Reading.of(negative ? number.negate() : number);
    }
}
