package io.tablebridge.normalize;

import io.tablebridge.model.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads amounts of money in one declared way of writing. Nothing is guessed from how large a number looks: whether it counts
 * whole dollars or cents is declared. Thread-safe.
 */
public final class MoneyReader {

    private static final int LONGEST = 60;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18})?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3}){1,5}(?:\\.\\d{1,18})?");

    private final int digits;
    private final String decimal;
    private final String thousands;
    private final List<String> affixes;

    /**
     * @param digits how many decimals are left out of the numbers: 0 where they count major units, the currency's own
     *     where they count minor units
     * @param decimal what stands before the decimals, {@code .} or {@code ,}
     * @param thousands what may stand between thousands; empty when nothing may
     * @param affixes what may stand before or after the number, such as {@code NT$} and {@code 元}
     */
    public MoneyReader(int digits, String decimal, String thousands, List<String> affixes) {
        this.digits = digits;
        this.decimal = decimal;
        this.thousands = thousands;
        this.affixes = affixes.stream()
                .map(Characters::plainLine)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** @param currency an ISO 4217 code */
    public Reading<Money> read(String text, String currency) {
        if (text.length() > LONGEST) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        boolean negative = plain.startsWith("-");
        String number = bare(negative ? plain.substring(1) : plain);
        if (!negative && number.startsWith("-")) {
            negative = true;
            number = number.substring(1);
        }
        String dotted = thousands.isEmpty() ? decimals(number) : ungrouped(number);
        if (!DECIMAL.matcher(dotted).matches()) {
            return Reading.not(Reason.MONEY_SYNTAX);
        }
        BigDecimal amount = new BigDecimal(dotted);
        return read(negative ? amount.negate() : amount, currency);
    }

    /**
     * A number that came as one.
     *
     * @param currency an ISO 4217 code
     */
    public Reading<Money> read(BigDecimal number, String currency) {
        Integer places = Money.digits(currency).orElse(null);
        if (places == null) {
            return Reading.not(Reason.MONEY_CURRENCY);
        }
        if (number.signum() == 0) {
            return Reading.of(new Money(0, currency));
        }
        // Before any arithmetic: a number of a few characters can have millions of digits.
        if ((long) number.precision() - number.scale() > 20) {
            return Reading.not(Reason.MONEY_OUT_OF_RANGE);
        }
        if (number.scale() > 100) {
            return Reading.not(Reason.MONEY_TOO_FINE);
        }
        BigDecimal minor = number.movePointRight(places - digits).stripTrailingZeros();
        if (minor.scale() > 0) {
            return Reading.not(Reason.MONEY_TOO_FINE);
        }
        return minor.abs().compareTo(BigDecimal.valueOf(Money.MOST)) > 0
                ? Reading.not(Reason.MONEY_OUT_OF_RANGE)
                : Reading.of(new Money(minor.longValueExact(), currency));
    }

    private String bare(String text) {
        String rest = text.strip();
        for (String affix : affixes) {
            if (rest.startsWith(affix)) {
                rest = rest.substring(affix.length()).strip();
                break;
            }
        }
        for (String affix : affixes) {
            if (rest.endsWith(affix)) {
                return rest.substring(0, rest.length() - affix.length()).strip();
            }
        }
        return rest;
    }

    /** With a dot before the decimals; a dot that means something else spoils it. */
    private String decimals(String number) {
        return decimal.equals(".") ? number : number.replace('.', ' ').replace(decimal, ".");
    }

    /** Thousands stand in threes, or not at all; anything else spoils the number. */
    private String ungrouped(String number) {
        if (!number.contains(thousands)) {
            return decimals(number);
        }
        String marked =
                number.replace(thousands, "\u0000").replace(decimal, ".").replace('\u0000', ',');
        return GROUPED.matcher(marked).matches() ? marked.replace(",", "") : "";
    }
}
