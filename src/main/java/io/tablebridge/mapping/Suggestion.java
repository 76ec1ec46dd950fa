package io.tablebridge.mapping;

import io.tablebridge.settings.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant to write. */
public final class Suggestion {

    private Suggestion() {}

    /** The known word that is nearest (at most a third of the letters differ), else all known words; a dash for none. */
    public static String of(String word, Collection<String> known) {
        return nearest(word, known).orElseGet(() -> known.isEmpty() ? "–" : String.join(", ", known));
    }

    /** The known word that is nearest (at most a third of the letters differ), if there is one. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(2, given.length() / 3);
        return known.stream()
                .filter(k -> EditDistance.between(given, k.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.comparingInt(k -> EditDistance.between(given, k.toLowerCase(Locale.ROOT))));
    }
}
