package io.tablebridge.normalize;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What every reader does to characters before it looks at the meaning. */
final class Characters {

    // Private use is where Taiwan's registries keep characters of names that Unicode lacks (造字), and what
    // this Java calls unassigned may be a newer CJK extension: both stay.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{IsNoncharacter_Code_Point}&&[^\\n\\t\\r]]");
    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BLANKS_IN_LINE = Pattern.compile("[\\t\\p{Zs}]+");
    private static final Pattern LINE_ENDS = Pattern.compile(" ?(?:\\r\\n|[\\r\\n\\p{Zl}\\p{Zp}]) ?");

    private Characters() {}

    /** Full-width forms become plain ones, invisible characters go, runs of blanks become one, ends are trimmed. */
    static String plainLine(String text) {
        if (isPlainAscii(text)) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (isClean(composed)) {
            return composed;
        }
        String cleaned = Normalizer.normalize(visible(text), Normalizer.Form.NFKC);
        return BLANKS.matcher(cleaned).replaceAll(" ").strip();
    }

    /** Keeps line ends and full-width punctuation, as people wrote it; the rest as {@link #plainLine}. */
    static String plainText(String text) {
        if (isPlainAscii(text)) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (isClean(composed)) {
            return composed;
        }
        String cleaned = Normalizer.normalize(visible(text), Normalizer.Form.NFC);
        String blanks = BLANKS_IN_LINE.matcher(cleaned).replaceAll(" ");
        return LINE_ENDS.matcher(blanks).replaceAll("\n").strip();
    }

    /** Half a character (a lone surrogate) cannot be written as UTF-8: the sign for a lost character takes its place. */
    private static String visible(String text) {
        String whole = HALF_CHARACTER.matcher(text).replaceAll("\uFFFD");
        return INVISIBLE.matcher(whole).replaceAll("");
    }

    /** Whether nothing would change: most values are like that, and the expressions are the slow part. */
    private static boolean isPlainAscii(String text) {
        int length = text.length();
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return length == 0 || before != ' ';
    }

    /** The same for text of any script: nothing invisible, no blank but single ones inside, no line end. */
    private static boolean isClean(String text) {
        int length = text.length();
        boolean blankBefore = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ';
            if (blank ? blankBefore : !isPlain(c)) {
                return false;
            }
            blankBefore = blank;
        }
        return length == 0 || !blankBefore;
    }

    private static boolean isPlain(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Whether a text with this character says something: letters, digits, and characters that no table knows. */
    static boolean isWordPart(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint) || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
