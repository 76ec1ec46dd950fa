package io.tablebridge.normalize;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A piece of a note between two separators.
 *
 * @param text as the guest wrote it
 * @param words what it says
 * @param tight whether it hangs on the clause before it by a word or mark of enumeration (、 / and 和)
 * @param first whether a sentence begins with it
 */
record NoteClause(String text, List<Word> words, boolean tight, boolean first) {

    boolean isAboutAllergy() {
        return words.stream().anyMatch(Word::isAboutAllergy);
    }

    boolean has(String... grammar) {
        return words.stream().anyMatch(w -> w.isGrammar(grammar));
    }

    SortedSet<String> codes(Word.Kind kind) {
        SortedSet<String> codes = new TreeSet<>();
        words.stream().filter(w -> w.is(kind)).forEach(w -> codes.add(w.code()));
        return codes;
    }

    boolean hasFood() {
        return words.stream().anyMatch(w -> w.is(Word.Kind.FOOD));
    }

    boolean hasUnknown() {
        return words.stream().anyMatch(w -> w.is(Word.Kind.UNKNOWN));
    }

    /** Nothing but foods: an item of an enumeration. */
    boolean isOnlyFood() {
        return hasFood()
                && words.stream()
                        .allMatch(w -> w.is(Word.Kind.FOOD) || w.isFiller() || w.isGrammar("other", "question"));
    }

    /** Something that could be an item of an enumeration although no list knows it. */
    boolean isOnlyUnknown() {
        return hasUnknown() && words.stream().allMatch(w -> w.is(Word.Kind.UNKNOWN) || w.isFiller());
    }

    /** Whether the words right before the one at this place take it back: "no window seat", 不要靠窗, 不是素食. */
    boolean isTakenBack(int place) {
        for (int i = place - 1; i >= 0; i--) {
            Word word = words.get(i);
            if (!word.isFiller()) {
                return word.isGrammar("no", "not", "avoid", "cannot");
            }
        }
        return false;
    }
}
