package io.tablebridge.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a note into clauses. */
final class NoteClauses {

    static final Pattern SEPARATOR = Pattern.compile(
            "(?<sentence>[。.;!?\\n]+)|(?<tight>[、/&+]|(?<![a-z])(?:and|or|nor)(?![a-z])|以及|及|與|跟|或者|或|和(?![牛風食菓室式]))"
                    + "|(?<loose>[,()\\[\\]|「」《》]| [-–—] )");

    /** Every separator begins with one of these: the expression is slow and tried only there. */
    static final String FIRST = "。.;!?\n、/&+aon以及與跟或和,()[]|「」《》 ";

    private final WordLists lists;

    NoteClauses(WordLists lists) {
        this.lists = lists;
    }

    /** @param note in plain characters and lower case */
    List<NoteClause> of(String note) {
        List<NoteClause> clauses = new ArrayList<>();
        Matcher separator = SEPARATOR.matcher(note).useTransparentBounds(true).useAnchoringBounds(false);
        int from = 0;
        boolean tight = false;
        boolean first = true;
        while (from <= note.length()) {
            boolean more = find(separator, note, from);
            String text = note.substring(from, more ? separator.start() : note.length())
                    .strip();
            if (text.chars().anyMatch(Character::isLetterOrDigit)) {
                clauses.add(new NoteClause(text, lists.scan(text), tight, first));
                first = false;
                tight = true;
            }
            if (!more) {
                return clauses;
            }
            tight &= separator.group("tight") != null;
            first |= separator.group("sentence") != null;
            from = separator.end();
        }
        return clauses;
    }

    private static boolean find(Matcher separator, String note, int from) {
        for (int at = from; at < note.length(); at++) {
            if (FIRST.indexOf(note.charAt(at)) >= 0
                    && separator.region(at, note.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }
}
