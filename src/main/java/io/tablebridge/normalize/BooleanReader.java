package io.tablebridge.normalize;

import java.util.Locale;
import java.util.Set;

/** Reads yes or no by declared words; any other word is unreadable, never "no". Thread-safe. */
public final class BooleanReader {

    /** Words that mean yes where a mapping declares none. */
    public static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "同意", "願意");

    /** Words that mean no where a mapping declares none. */
    public static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "不同意", "不願意");

    private final Set<String> yes;
    private final Set<String> no;

    /** Words are compared in lower case, without blanks around them. */
    public BooleanReader(Set<String> yes, Set<String> no) {
        this.yes = Set.copyOf(yes);
        this.no = Set.copyOf(no);
    }

    public Reading<Boolean> read(String text) {
        if (text.length() > 40) {
            return Reading.not(Reason.TOO_LONG);
        }
        String word = word(text);
        if (word.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        if (yes.contains(word)) {
            return Reading.of(true);
        }
        return no.contains(word) ? Reading.of(false) : Reading.not(Reason.BOOLEAN_WORD);
    }

    /** A word as it is compared. */
    public static String word(String text) {
        return Characters.plainLine(text).toLowerCase(Locale.ROOT);
    }
}
