package io.tablebridge.normalize;

import java.util.regex.Pattern;

/**
 * Reads a person's name: full-width characters made plain, blanks tidied (and dropped between two Chinese characters),
 * honorifics such as 先生 or Ms. removed. Nothing else is interpreted: 陳董, 林媽媽 and nicknames stay as written.
 * Thread-safe.
 */
public final class PersonNameReader {

    /** The longest name, in characters after tidying. */
    public static final int MAX_LENGTH = 120;

    private static final Pattern BEFORE =
            Pattern.compile("^(?:mr|mrs|ms|miss|mx|mister|madam|sir)\\b\\.?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_HAN = Pattern.compile("^(?:先生|小姐|女士|太太)\\s*");
    private static final Pattern AFTER = Pattern.compile(
            "\\s*(?:先生|小姐|太太|女士|女仕|夫人|さん|さま|様|님|,?\\s+(?:mr|mrs|ms|miss)\\.?)$", Pattern.CASE_INSENSITIVE);
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

    /** @param ends the characters that an honorific begins or ends with: most names are looked at no further */
    private static String without(Pattern honorific, String ends, boolean first, String name) {
        if (name.isEmpty() || ends.indexOf(name.charAt(first ? 0 : name.length() - 1)) < 0) {
            return name;
        }
        return honorific.matcher(name).replaceFirst("");
    }

    private static String withoutHonorifics(String plain) {
        String name = plain;
        for (String before = ""; !before.equals(name); ) {
            before = name;
            name = without(BEFORE, "mMsS", true, name);
            name = without(BEFORE_HAN, "先小女太", true, name);
            name = without(AFTER, "生姐太士仕人んま様님rRsS.", false, name);
            name = name.indexOf(' ') < 0
                    ? name
                    : BLANK_IN_HAN.matcher(name).replaceAll("").strip();
        }
        return name;
    }
}
