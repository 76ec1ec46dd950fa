package io.tablebridge.normalize;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether a clause says that there is no allergy. In doubt it does not: it must speak of allergy once, hold no word that
 * is not understood, and its one negation must reach the word for the allergy.
 */
final class NoteDenial {

    private final List<Word> words;

    private NoteDenial(List<Word> words) {
        this.words = words;
    }

    static boolean in(NoteClause clause) {
        return new NoteDenial(clause.words()).holds();
    }

    /** Whether an enumeration denies an allergy that its last item names (沒有花生、蝦子過敏). */
    static boolean in(List<NoteClause> items) {
        return new NoteDenial(items.stream().flatMap(c -> c.words().stream()).toList()).holds();
    }

    private boolean holds() {
        int[] markers = places(Word::isAboutAllergy);
        int[] negations = places(Word::isNegation);
        if (markers.length != 1 || !words.stream().allMatch(NoteDenial::isHarmless) || (has("special") && hasFood())) {
            return false;
        }
        int marker = markers[0];
        if (words.get(marker).isGrammar("not-allergic")) {
            return negations.length == 0 && !has("question") && endsWell(marker);
        }
        if (negations.length != 1) {
            return false;
        }
        int negation = negations[0];
        if (negation > marker) {
            return words.get(marker).isGrammar("allergy") && answers(marker);
        }
        boolean fits =
                words.get(marker).isGrammar("allergy") || words.get(negation).isGrammar("not");
        return fits && !has("question") && reaches(negation, marker) && endsWell(marker);
    }

    private static boolean isHarmless(Word word) {
        return word.is(Word.Kind.FOOD)
                || word.is(Word.Kind.DIET)
                || word.is(Word.Kind.SEATING)
                || word.isFiller()
                || word.isNegation()
                || word.isAboutAllergy()
                || word.isGrammar("other", "accept", "question");
    }

    /** Nothing between the two that the negation could be about instead: "no nuts please, I have an allergy". */
    private boolean reaches(int negation, int marker) {
        List<Word> between = words.subList(negation + 1, marker);
        boolean food = hasFood(between);
        return between.stream()
                        .allMatch(w -> w.is(Word.Kind.FOOD)
                                || w.isGrammar("filler", "to", "special", "other")
                                || (!food && w.isGrammar("yes")))
                && !(food && hasFood(words.subList(0, negation)));
    }

    /** A food after the allergy is denied only as in "no allergy to peanuts". */
    private boolean endsWell(int marker) {
        List<Word> after = words.subList(marker + 1, words.size());
        return !hasFood(after)
                || (after.get(0).isGrammar("to")
                        && !hasFood(words.subList(0, marker))
                        && after.stream().noneMatch(w -> w.isGrammar("yes", "person")));
    }

    /** "Allergies: none", 有無花生過敏：無. */
    private boolean answers(int marker) {
        List<Word> after = words.subList(marker + 1, words.size());
        return after.stream().allMatch(w -> w.isNegation() || w.isGrammar("filler", "person", "please"))
                && (has("question") || !hasFood());
    }

    private boolean hasFood() {
        return hasFood(words);
    }

    private static boolean hasFood(List<Word> words) {
        return words.stream().anyMatch(w -> w.is(Word.Kind.FOOD));
    }

    private boolean has(String grammar) {
        return words.stream().anyMatch(w -> w.isGrammar(grammar));
    }

    private int[] places(Predicate<Word> wanted) {
        return IntStream.range(0, words.size())
                .filter(i -> wanted.test(words.get(i)))
                .toArray();
    }
}
