package io.tablebridge.normalize;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads allergies, dietary needs and seating wishes out of free text in English and Chinese. Understands negation ("no
 * allergies", 沒有過敏) and enumeration; keeps what is said of an allergy that no word list knows. Thread-safe.
 */
public final class GuestNotesReader {

    private final WordLists lists = new WordLists();
    private final NoteClauses cut = new NoteClauses(lists);
    private volatile Last last = new Last("", new GuestNotes(List.of(), List.of(), List.of()));

    /** What was read last: a mapping asks for the same text once for each field that it fills from it. */
    private record Last(String text, GuestNotes notes) {}

    public Reading<GuestNotes> read(String text) {
        if (text.length() > TextReader.MAX_LENGTH) {
            return Reading.not(Reason.TOO_LONG);
        }
        Last known = last;
        if (!known.text().equals(text)) {
            known = new Last(text, notes(text));
            last = known;
        }
        return Reading.of(known.notes());
    }

    private GuestNotes notes(String text) {
        List<NoteClause> clauses = cut.of(plain(text));
        return new GuestNotes(
                List.copyOf(new NoteAllergies(clauses).find()),
                List.copyOf(diet(clauses)),
                List.copyOf(wanted(clauses, Word.Kind.SEATING)));
    }

    /** The code of a word on its own, for sources that send lists; the word itself when no list knows it. */
    public String code(String word) {
        String plain = plain(word);
        List<Word> words = lists.scan(plain);
        return words.size() == 1 && !words.get(0).is(Word.Kind.GRAMMAR)
                ? words.get(0).code()
                : plain;
    }

    private static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('’', '\'');
        return String.join("\n", lines.lines().map(Characters::plainLine).toList())
                .toLowerCase(Locale.ROOT);
    }

    private static SortedSet<String> diet(List<NoteClause> clauses) {
        SortedSet<String> diet = wanted(clauses, Word.Kind.DIET);
        boolean avoiding = false;
        for (NoteClause clause : clauses) {
            boolean starts = clause.has("avoid", "no") && !clause.has("accept");
            avoiding = starts || (avoiding && clause.tight() && clause.isOnlyFood());
            if (avoiding && !clause.isAboutAllergy()) {
                clause.codes(Word.Kind.FOOD).forEach(food -> diet.add("no-" + food));
            }
        }
        return diet;
    }

    private static SortedSet<String> wanted(List<NoteClause> clauses, Word.Kind kind) {
        SortedSet<String> codes = new TreeSet<>();
        for (NoteClause clause : clauses) {
            for (int i = 0; i < clause.words().size(); i++) {
                if (clause.words().get(i).is(kind) && !clause.isTakenBack(i)) {
                    codes.add(clause.words().get(i).code());
                }
            }
        }
        return codes;
    }
}
