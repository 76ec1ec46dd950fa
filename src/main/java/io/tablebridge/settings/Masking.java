package io.tablebridge.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes personal data and secrets unreadable while a person can still tell two of them apart. Pure, thread-safe.
 */
public final class Masking {

    /** What stands in a secret's place. */
    public static final String HIDDEN = "•••";

    private static final int MOST_CHARACTERS = 20_000;

    /** Behind a Chinese character, too: what is a border of words differs between versions of Java. */
    private static final String BEGINS = "(?<![A-Za-z0-9_])";

    private static final Pattern BEARER =
            Pattern.compile("(?i)" + BEGINS + "(Bearer|Basic|Token)\\s+[A-Za-z0-9._~+/=-]{6,}");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)" + BEGINS + "([\\w-]*(?:token|secret|password|passphrase|api[_-]?key|authorization|signature))"
                    + "(\"?\\s{0,3}[=:]\\s{0,3}\"?)(?!env:|file:|•)[^\\s\"',;&}]+");
    private static final Pattern KNOWN_TOKEN = Pattern.compile(BEGINS
            + "(?:pat-[a-z0-9]{2,5}-|sk_|pk_|rk_|whsec_|sq0[a-z]{3}-|EAAA|xox[a-z]-|gh[pousr]_)[A-Za-z0-9_-]{6,}");
    private static final Pattern JWT = Pattern.compile(BEGINS + "eyJ[\\w-]{5,}\\.[\\w-]{5,}(?:\\.[\\w-]*)?");
    private static final Pattern LONG_TOKEN =
            Pattern.compile("(?<![\\w./-])(?=[\\w-]{0,80}\\d)(?=[\\w-]{0,80}[A-Za-z])(?![0-9a-f]{8}-[0-9a-f]{4}-)"
                    + "[A-Za-z0-9_-]{32,}(?![\\w.-]*[/.])");
    private static final Pattern EMAIL =
            Pattern.compile("([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+'-]{0,63}@([\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)");
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\p{Nd}.:_-])"
            + "(?:[+＋]\\p{Nd}(?:[ ()－.-]{0,2}\\p{Nd}){6,14}"
            + "|\\(?[0０]\\p{Nd}{1,3}\\)?[ －-]{0,2}\\p{Nd}{3,4}[ －-]?\\p{Nd}{3,4}"
            + "|\\(\\p{Nd}{3}\\) ?\\p{Nd}{3}-\\p{Nd}{4}"
            + "|\\p{Nd}{3}-\\p{Nd}{3}-\\p{Nd}{4}"
            + "|886[29]\\p{Nd}{7,8})"
            + "(?![\\p{L}\\p{Nd}]|[.:-]\\p{Nd})");

    private Masking() {}

    /** The first characters of the country or area and the last two digits. */
    public static String phone(String phone) {
        String digits = phone.strip();
        return digits.length() < 7 ? HIDDEN : digits.substring(0, 4) + HIDDEN + digits.substring(digits.length() - 2);
    }

    /** The first letter and the domain. */
    public static String email(String email) {
        Matcher matcher = EMAIL.matcher(email.strip());
        return matcher.matches() ? matcher.group(1) + HIDDEN + "@" + matcher.group(2) : HIDDEN;
    }

    /** The first letter, as on a waiting list: {@code 王•}. */
    public static String name(String name) {
        String stripped = name.strip();
        return stripped.isEmpty() ? "" : stripped.substring(0, stripped.offsetByCodePoints(0, 1)) + "•";
    }

    /** Nothing at all. */
    public static String token(String token) {
        return token.isEmpty() ? "" : HIDDEN;
    }

    /** A line of text with every e-mail address, phone-like number and token-like string in it masked. */
    public static String line(String text) {
        String line = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
        line = BEARER.matcher(line).replaceAll("$1 " + HIDDEN);
        line = NAMED.matcher(line).replaceAll("$1$2" + HIDDEN);
        line = KNOWN_TOKEN.matcher(line).replaceAll(HIDDEN);
        line = JWT.matcher(line).replaceAll(HIDDEN);
        line = LONG_TOKEN.matcher(line).replaceAll(HIDDEN);
        if (line.indexOf('@') >= 0) {
            line = EMAIL.matcher(line).replaceAll("$1" + HIDDEN + "@$2");
        }
        return PHONE.matcher(line).replaceAll(found -> Matcher.quoteReplacement(phone(found.group())));
    }
}
