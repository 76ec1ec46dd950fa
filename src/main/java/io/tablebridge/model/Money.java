package io.tablebridge.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount of money, exact.
 *
 * @param minor the amount in the currency's minor units as ISO 4217 counts them: NT$4,860 is 486000 of TWD, ¥500 is 500 of
 *     JPY. Negative for what is given back
 * @param currency an ISO 4217 code that has minor units
 */
public record Money(long minor, String currency) {

    /** The largest amount either way, in minor units. */
    public static final long MOST = 1_000_000_000_000_000L;

    /**
     * @throws IllegalArgumentException when the code is none of ISO 4217 with minor units, or the amount is beyond
     *     {@link #MOST}
     */
    public Money {
        if (digits(currency).isEmpty() || minor > MOST || minor < -MOST) {
            throw new IllegalArgumentException("no amount of money in " + currency);
        }
    }

    /** How many decimals the currency has, 0 to 4; empty when it is no currency of ISO 4217 or has no minor units. */
    public static Optional<Integer> digits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? Optional.empty() : Optional.of(digits);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** In major units: NT$4,860 is 4860.00. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, digits(currency).orElse(0));
    }

    /**
     * What {@link #toString} writes.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static Money parse(String text) {
        int blank = text.indexOf(' ');
        String currency = text.substring(0, Math.max(blank, 0));
        int digits =
                digits(currency).orElseThrow(() -> new IllegalArgumentException("no amount of money in " + currency));
        return new Money(
                new BigDecimal(text.substring(blank + 1)).movePointRight(digits).longValueExact(), currency);
    }

    /** The code and the amount in major units: {@code TWD 4860.00}. */
    @Override
    public String toString() {
        return currency + " " + major().toPlainString();
    }
}
