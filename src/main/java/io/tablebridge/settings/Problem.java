package io.tablebridge.settings;

import java.util.List;
import java.util.Locale;

/**
 * Something a person must know or mend: a code, its arguments and the place. The sentence is made from the message
 * bundles in the reader's language.
 *
 * @param code {@code TB-<ROOM>-<number>}, for example {@code TB-MAP-012}
 * @param place {@code file:line}, or event and field; empty when the problem has no place
 * @param arguments what the sentence names, never personal data
 */
public record Problem(String code, String place, List<String> arguments) implements Localized {

    public static Problem at(String place, String code, Object... arguments) {
        return new Problem(
                code,
                place,
                java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** The sentence and the next step in this language, with code and place in front; no place is named twice. */
    @Override
    public String text(Locale locale) {
        String sentence = Messages.text(locale, code, arguments.toArray());
        if (!place.isEmpty() && sentence.startsWith(place + " ")) {
            return code + " " + sentence;
        }
        return code + (place.isEmpty() ? "" : " " + place) + ": " + sentence;
    }

    /** In English. */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
