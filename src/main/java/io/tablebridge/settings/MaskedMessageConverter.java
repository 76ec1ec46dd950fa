package io.tablebridge.settings;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's {@code %maskedMessage}: the message on one line, with personal data and secrets masked. */
public final class MaskedMessageConverter extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        return message == null ? "" : Masking.line(message).replaceAll("[\\r\\n]+", " ⏎ ");
    }
}
