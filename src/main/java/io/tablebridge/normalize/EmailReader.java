package io.tablebridge.normalize;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads one e-mail address: full-width characters made plain, domain in lower case and ASCII; the part before the @ keeps
 * its case (RFC 5321, section 2.4). Lengths as in RFC 3696 erratum 1690. Thread-safe.
 */
public final class EmailReader {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");

    private EmailReader() {}

    public static Reading<String> read(String text) {
        if (text.length() > 2 * MAX_LENGTH) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        int at = plain.lastIndexOf('@');
        if (at < 1) {
            return Reading.not(Reason.EMAIL_SYNTAX);
        }
        String local = plain.substring(0, at);
        if (local.length() > MAX_LOCAL || !LOCAL.matcher(local).matches()) {
            return Reading.not(Reason.EMAIL_SYNTAX);
        }
        return asciiDomain(plain.substring(at + 1)).then(domain -> joined(local, domain));
    }

    private static Reading<String> joined(String local, String domain) {
        String address = local + "@" + domain;
        return address.length() > MAX_LENGTH ? Reading.not(Reason.TOO_LONG) : Reading.of(address);
    }

    private static Reading<String> asciiDomain(String domain) {
        try {
            String ascii = isAscii(domain) ? domain : IDN.toASCII(domain);
            String lower = ascii.toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(lower).matches() ? Reading.of(lower) : Reading.not(Reason.EMAIL_SYNTAX);
        } catch (IllegalArgumentException e) {
            return Reading.not(Reason.EMAIL_SYNTAX);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
