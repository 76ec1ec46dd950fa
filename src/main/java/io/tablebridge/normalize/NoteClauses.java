package io.tablebridge.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a note into clauses. */
final class NoteClauses {

    private static final Pattern SEPARATOR = Pattern.compile(
            "(?<sentence>[。.;!?\\n]+)|(?<tight>[、/&+]|(?<![a-z])(?:and|or|nor)(?![a-z])|以及|及|與|跟|或者|或|和(?![牛風食菓室式]))"
                    + "|(?<loose>[,()\\[\\]|「」《》]| [-–—] )");

    private final WordLists lists;

    NoteClauses(WordLists lists) {
        this.lists = lists;
    }

    /** @param note in plain characters and lower case */
    List<NoteClause> of(String note) {
        List<NoteClause> clauses = new ArrayList<>();
        Matcher separator = SEPARATOR.matcher(note);
        int from = 0;
        boolean tight = false;
        boolean first = true;
        while (from <= note.length()) {
            boolean more = separator.find();
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
}
