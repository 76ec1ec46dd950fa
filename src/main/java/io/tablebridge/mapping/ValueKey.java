package io.tablebridge.mapping;

import java.text.Normalizer;
import java.util.Locale;

/** How words are compared in {@code values:} and {@code when:}: {@code no-show}, {@code No Show} and {@code NO_SHOW} are one. */
final class ValueKey {

    private ValueKey() {}

    static String of(String word) {
        boolean ready = true;
        for (int i = 0; i < word.length() && ready; i++) {
            char c = word.charAt(i);
            ready = (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
        }
        if (ready) {
            return word;
        }
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        return plain.replace(' ', '_').replace('-', '_');
    }
}
