package io.tablebridge.normalize;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What every reader does to characters before it looks at the meaning. */
final class Characters {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n\\t\\r]]");
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
        String visible = INVISIBLE.matcher(composed).replaceAll("");
        return BLANKS.matcher(visible).replaceAll(" ").strip();
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
        String visible = INVISIBLE.matcher(composed).replaceAll("");
        String blanks = BLANKS_IN_LINE.matcher(visible).replaceAll(" ");
        return LINE_ENDS.matcher(blanks).replaceAll("\n").strip();
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

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
