package io.tablebridge.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant to write. */
final class Suggestion {

    private Suggestion() {}

    /** The known word that is nearest (at most a third of the letters differ), else all known words. */
    static String of(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(2, given.length() / 3);
        Optional<String> nearest = known.stream()
                .filter(k -> distance(given, k.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.comparingInt(k -> distance(given, k.toLowerCase(Locale.ROOT))));
        return nearest.orElseGet(() -> String.join(", ", known));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
