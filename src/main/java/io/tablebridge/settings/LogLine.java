package io.tablebridge.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A line of the log that is meant for the person who runs this. As an argument of {@code LOG.info("{}", …)} it is written
 * in the language that was chosen for this process.
 *
 * @param key of the message bundles, for example {@code journal.log.again}
 * @param arguments what the sentence names, never personal data
 */
public record LogLine(String key, List<String> arguments) implements Localized {

    public static LogLine of(String key, Object... arguments) {
        return new LogLine(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    @Override
    public String text(Locale locale) {
        return Messages.text(locale, key, arguments.toArray());
    }

    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
