package io.tablebridge.normalize;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds allergies in the clauses of a note. The law: better one too many than one too few. A clause about an allergy
 * gives its foods and those enumerated beside it; what no list knows is kept in the guest's own words.
 */
final class NoteAllergies {

    private static final int MAX_OWN_WORDS = 200;

    private final List<NoteClause> clauses;
    private final SortedSet<String> found = new TreeSet<>();

    NoteAllergies(List<NoteClause> clauses) {
        this.clauses = clauses;
    }

    SortedSet<String> find() {
        for (int i = 0; i < clauses.size(); i++) {
            if (!clauses.get(i).isAboutAllergy()) {
                continue;
            }
            if (!isDenied(i)) {
                told(i);
            } else if (clauses.get(i).has("other")) {
                foodsBefore(i);
            }
            exceptionsAfter(i);
        }
        return found;
    }

    /** Denied by itself, or as the last item of an enumeration that began with the negation (沒有花生、蝦過敏). */
    private boolean isDenied(int marker) {
        NoteClause last = clauses.get(marker);
        if (NoteDenial.in(last)) {
            return true;
        }
        for (int i = marker; clauses.get(i).tight() && i > 0; i--) {
            NoteClause item = clauses.get(i - 1);
            if (!item.isOnlyFood()) {
                return !last.has("no", "not") && NoteDenial.in(clauses.subList(i - 1, marker + 1));
            }
        }
        return false;
    }

    private void told(int marker) {
        NoteClause clause = clauses.get(marker);
        int before = found.size();
        boolean alone = !clause.hasFood();
        found.addAll(clause.codes(Word.Kind.FOOD));
        foodsBefore(marker);
        itemsAfter(marker);
        if (alone
                && found.size() == before
                && marker > 0
                && clauses.get(marker - 1).hasFood()) {
            found.addAll(clauses.get(marker - 1).codes(Word.Kind.FOOD));
            alone = false;
        }
        if (clause.hasUnknown() || (alone && found.size() == before)) {
            keep(clause);
        }
    }

    private void foodsBefore(int marker) {
        for (int i = marker; i > 0; i--) {
            NoteClause item = clauses.get(i - 1);
            boolean tight = clauses.get(i).tight();
            if (clauses.get(i).first() || !(item.isOnlyFood() || (tight && item.isOnlyUnknown()))) {
                return;
            }
            take(item);
        }
    }

    private void itemsAfter(int marker) {
        for (int i = marker + 1; i < clauses.size(); i++) {
            NoteClause item = clauses.get(i);
            boolean listed = item.isOnlyFood() || item.isOnlyUnknown();
            if (item.first() || item.isAboutAllergy() || !listed) {
                return;
            }
            if (item.isOnlyFood() || item.tight()) {
                take(item);
            }
        }
    }

    /** "No allergies, except shrimp": what an exception names is told, wherever the negation stands. */
    private void exceptionsAfter(int marker) {
        if (marker + 1 < clauses.size()) {
            NoteClause next = clauses.get(marker + 1);
            if (next.has("except") && !next.has("accept", "avoid")) {
                found.addAll(next.codes(Word.Kind.FOOD));
                if (next.hasUnknown()) {
                    keep(next);
                }
            }
        }
    }

    private void take(NoteClause item) {
        found.addAll(item.codes(Word.Kind.FOOD));
        if (item.hasUnknown()) {
            keep(item);
        }
    }

    private void keep(NoteClause clause) {
        String text = clause.text();
        found.add(text.length() > MAX_OWN_WORDS ? text.substring(0, MAX_OWN_WORDS) + "…" : text);
    }
}
