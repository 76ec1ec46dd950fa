package io.tablebridge.normalize;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a person's name: full-width characters made plain, blanks tidied (and dropped between two Chinese characters),
 * honorifics such as 先生 or Ms. removed. Nothing else is interpreted: 陳董, 林媽媽 and nicknames stay as written.
 * Thread-safe.
 */
public final class PersonNameReader {

    /** The longest name, in characters after tidying. */
    public static final int MAX_LENGTH = 120;

    private static final List<String> BEFORE = List.of("mr", "mrs", "ms", "miss", "mx", "mister", "madam", "sir");
    private static final List<String> BEFORE_HAN = List.of("先生", "小姐", "女士", "太太");
    private static final List<String> AFTER = List.of("mr", "mrs", "ms", "miss");
    private static final List<String> AFTER_HAN = List.of("先生", "小姐", "太太", "女士", "女仕", "夫人", "さん", "さま", "様", "님");
    private static final Pattern BLANK_IN_HAN = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private PersonNameReader() {}

    public static Reading<String> read(String text) {
        if (text.length() > 4 * MAX_LENGTH) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        String name = withoutHonorifics(plain);
        if (name.isEmpty()) {
            return Reading.not(Reason.ONLY_AN_HONORIFIC);
        }
        if (!Character.isLetter(name.codePointAt(0)) && !LETTER.matcher(name).find()) {
            return Reading.not(Reason.NO_LETTER_IN_NAME);
        }
        return name.length() > MAX_LENGTH ? Reading.not(Reason.TOO_LONG) : Reading.of(name);
    }

    private static String withoutHonorifics(String plain) {
        String name = plain;
        for (String before = ""; !before.equals(name); ) {
            before = name;
            name = name.substring(beginning(name));
            name = name.substring(0, end(name));
            name = name.indexOf(' ') < 0
                    ? name
                    : BLANK_IN_HAN.matcher(name).replaceAll("").strip();
        }
        return name;
    }

    /** Where the name begins, after an honorific and what stands behind it. */
    private static int beginning(String name) {
        for (String word : BEFORE_HAN) {
            if (name.startsWith(word)) {
                return afterBlanks(name, word.length());
            }
        }
        for (String word : BEFORE) {
            int end = word.length();
            if (name.regionMatches(true, 0, word, 0, end) && !isWordPart(name, end)) {
                return afterBlanks(name, end < name.length() && name.charAt(end) == '.' ? end + 1 : end);
            }
        }
        return 0;
    }

    /** Where the name ends, before an honorific and what stands before it. */
    private static int end(String name) {
        for (String word : AFTER_HAN) {
            if (name.endsWith(word)) {
                return beforeBlanks(name, name.length() - word.length());
            }
        }
        int end = name.endsWith(".") ? name.length() - 1 : name.length();
        for (String word : AFTER) {
            int blank = end - word.length() - 1;
            if (blank >= 0
                    && name.charAt(blank) == ' '
                    && name.regionMatches(true, blank + 1, word, 0, word.length())) {
                int cut = beforeBlanks(name, blank);
                return cut > 0 && name.charAt(cut - 1) == ',' ? beforeBlanks(name, cut - 1) : cut;
            }
        }
        return name.length();
    }

    private static boolean isWordPart(String name, int at) {
        return at < name.length() && (Character.isLetterOrDigit(name.codePointAt(at)) || name.charAt(at) == '_');
    }

    private static int afterBlanks(String name, int from) {
        int at = from;
        while (at < name.length() && name.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int beforeBlanks(String name, int to) {
        int at = to;
        while (at > 0 && name.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }
}
