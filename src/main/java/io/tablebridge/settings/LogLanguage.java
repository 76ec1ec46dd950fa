package io.tablebridge.settings;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Locale;
import org.slf4j.ILoggerFactory;

/** The language of those lines of the log that are {@link Localized}; English until another is chosen. Thread-safe. */
public final class LogLanguage {

    private static final String PROPERTY = "tablebridge.language";

    private LogLanguage() {}

    /**
     * Chooses the language of the lines to come.
     *
     * @param loggers whose lines; nothing happens when they are not Logback's
     */
    public static void choose(ILoggerFactory loggers, Locale language) {
        if (loggers instanceof LoggerContext context) {
            context.putProperty(PROPERTY, language.toLanguageTag());
        }
    }

    static Locale of(ILoggingEvent event) {
        return SettingsReference.language(
                event.getLoggerContextVO().getPropertyMap().getOrDefault(PROPERTY, ""));
    }
}
