package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong with one mapping file, so that it can be mended in one go. */
final class Problems {

    private record Found(int line, Problem problem) {}

    private final String file;
    private final List<Found> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String code, Object... arguments) {
        found.add(new Found(line, Problem.at(place(line), code, arguments)));
    }

    /** An unknown word: names the known one it most looks like, or all of them. */
    void addUnknown(int line, String code, String word, Collection<String> known) {
        add(line, code, word, Suggestion.of(word, known));
    }

    /** A word that can't stand here: names those that can and, before them, the one it most looks like. */
    void addImpossible(int line, String word, Collection<String> known) {
        String all = String.join(", ", known);
        Suggestion.nearest(word, known)
                .ifPresentOrElse(
                        nearest -> add(line, "TB-MAP-075", word, all, nearest),
                        () -> add(line, "TB-MAP-026", word, all));
    }

    String place(int line) {
        return file + ":" + line;
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** In the order of lines. */
    List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparingInt(Found::line))
                .map(Found::problem)
                .toList();
    }
}
