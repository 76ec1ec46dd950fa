package io.tablebridge.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the text of a setting is read. Immutable.
 *
 * @param name the word in the reference, and the end of its message key {@code settings.type.<name>}
 * @param arguments what that message names, for example the least and the greatest number
 * @param reader the value, or empty when the text can't be read
 */
public record SettingType<T>(String name, List<String> arguments, Function<String, Optional<T>> reader) {

    /** What may be written, as a phrase for a person. */
    public String phrase(Locale locale) {
        return Messages.text(locale, "settings.type." + name, arguments.toArray());
    }

    Optional<T> read(String text) {
        return reader.apply(text.strip());
    }
}
