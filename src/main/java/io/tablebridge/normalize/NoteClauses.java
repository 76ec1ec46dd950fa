package io.tablebridge.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a note into clauses; in Chinese a blank does it too where both sides speak of an allergy (無牛奶過敏 蝦過敏). */
final class NoteClauses {

    static final Pattern SEPARATOR = Pattern.compile(
            "(?<sentence>[。.;!?\\n]+)|(?<tight>[、/&+]|(?<![a-z])(?:and|or|nor)(?![a-z])|以及|及|與|跟|或者|或|和(?![牛風食菓室式]))"
                    + "|(?<loose>[,()\\[\\]|「」《》]| [-–—] )");

    /** Every separator begins with one of these: the expression is slow and tried only there. */
    static final String FIRST = "。.;!?\n、/&+aon以及與跟或和,()[]|「」《》 ";

    private static final Pattern BLANK_IN_CHINESE = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

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
            if (text.codePoints().anyMatch(Characters::isWordPart)) {
                for (String piece : pieces(text)) {
                    clauses.add(new NoteClause(piece, lists.scan(piece), tight, first));
                    first = false;
                    tight = false;
                }
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

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher blank = BLANK_IN_CHINESE.matcher(text);
        int from = 0;
        while (isAboutAllergy(text.substring(from)) && blank.find()) {
            if (isAboutAllergy(text.substring(from, blank.start())) && isAboutAllergy(text.substring(blank.end()))) {
                pieces.add(text.substring(from, blank.start()));
                from = blank.end();
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private boolean isAboutAllergy(String text) {
        return lists.scan(text).stream().anyMatch(Word::isAboutAllergy);
    }
}
