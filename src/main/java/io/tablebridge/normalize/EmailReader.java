package io.tablebridge.normalize;

import java.net.IDN;
import java.util.Locale;

/**
 * Reads one e-mail address: full-width characters made plain, domain in lower case and ASCII; the part before the @ keeps
 * its case (RFC 5321, section 2.4). Lengths as in RFC 3696 erratum 1690. Thread-safe.
 */
public final class EmailReader {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;
    private static final String SIGNS = "!#$%&'*+/=?^_`{|}~-";
    private static final String ENCODED = "xn--";

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
        if (local.length() > MAX_LOCAL || !isLocal(local)) {
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
            return isDomain(lower) ? Reading.of(lower) : Reading.not(Reason.EMAIL_SYNTAX);
        } catch (IllegalArgumentException e) {
            return Reading.not(Reason.EMAIL_SYNTAX);
        }
    }

    /** Letters, digits and some signs of any script, with single dots between them. */
    private static boolean isLocal(String text) {
        boolean apart = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '.' ? apart : !isAtom(c)) {
                return false;
            }
            apart = c == '.';
            i += Character.charCount(c);
        }
        return !apart;
    }

    private static boolean isAtom(int c) {
        if (c < 128) {
            return isSmall(c) || (c >= 'A' && c <= 'Z') || isDigit(c) || SIGNS.indexOf(c) >= 0;
        }
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** Labels with dots between them, of which the last is no number. */
    private static boolean isDomain(String text) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return start > 0 && isTopLevel(text, start);
    }

    private static boolean isLabel(String text, int start, int end) {
        return end > start
                && end - start <= MAX_LABEL
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-'
                && isOf(text, start, end, true);
    }

    private static boolean isTopLevel(String text, int start) {
        int length = text.length() - start;
        if (length > MAX_LABEL) {
            return false;
        }
        return text.startsWith(ENCODED, start)
                ? length > ENCODED.length() && isOf(text, start, text.length(), true)
                : length >= 2 && isOf(text, start, text.length(), false);
    }

    /** Only small letters, with {@code more} digits and hyphens, too. */
    private static boolean isOf(String text, int start, int end, boolean more) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isSmall(c) && !(more && (isDigit(c) || c == '-'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
