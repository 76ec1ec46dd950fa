package io.tablebridge.normalize;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How names of columns are compared, since programs and people write one name in many ways. Two names are alike when nothing
 * differs but: full and half width (NFKC); upper and lower case; blanks, line breaks, hyphens and underscores, wherever they
 * stand; characters that nobody sees, such as a byte order mark; and colons and asterisks at the end. So {@code Phone Number},
 * {@code phone_number} and {@code ＰＨＯＮＥ－ＮＵＭＢＥＲ：} are one; {@code 電話} and {@code 电话} are two, and so are {@code Phone}
 * and {@code Phone (2)}. Pure, thread-safe.
 */
public final class ColumnKey {

    private ColumnKey() {}

    /** Equal for names that are alike; empty for a name of which nothing is left. */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(plain.length());
        plain.codePoints().filter(ColumnKey::counts).forEach(key::appendCodePoint);
        int end = key.length();
        while (end > 0 && (key.charAt(end - 1) == ':' || key.charAt(end - 1) == '*')) {
            end--;
        }
        return key.substring(0, end);
    }

    private static boolean counts(int c) {
        int type = Character.getType(c);
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.DASH_PUNCTUATION
                && c != '_';
    }
}
