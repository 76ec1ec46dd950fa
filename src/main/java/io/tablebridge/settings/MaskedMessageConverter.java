package io.tablebridge.settings;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.helpers.MessageFormatter;

/**
 * Logback's {@code %maskedMessage}: the message on one line, with personal data and secrets masked, and what is
 * {@link Localized} among its arguments in the language chosen.
 */
public final class MaskedMessageConverter extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        String message = message(event);
        return message == null ? "" : Masking.line(message).replaceAll("[\\r\\n]+", " ⏎ ");
    }

    private static String message(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (arguments == null || Arrays.stream(arguments).noneMatch(Localized.class::isInstance)) {
            return event.getFormattedMessage();
        }
        Locale language = LogLanguage.of(event);
        Object[] said = Arrays.stream(arguments)
                .map(argument -> argument instanceof Localized localized ? localized.text(language) : argument)
                .toArray();
        return MessageFormatter.basicArrayFormat(event.getMessage(), said);
    }
}
