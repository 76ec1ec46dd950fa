package io.tablebridge.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/**
 * Logback's {@code %maskedException{level}}: the types of an exception and its causes; at DEBUG or finer their frames as
 * well. Never their messages: H2 puts the values of the row that it refused into them.
 */
public final class MaskedExceptionConverter extends ThrowableHandlingConverter {

    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 60;

    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown == null) {
            return "";
        }
        boolean frames = Level.toLevel(getFirstOption(), Level.INFO).levelInt <= Level.DEBUG_INT;
        StringBuilder text = new StringBuilder();
        for (int depth = 0; thrown != null && depth < MOST_CAUSES; depth++) {
            text.append(depth == 0 ? " [" : " < ").append(thrown.getClassName());
            if (frames) {
                appendFrames(text, thrown);
            }
            thrown = thrown.getCause();
        }
        return text.append(']').toString();
    }

    private static void appendFrames(StringBuilder text, IThrowableProxy thrown) {
        int count = 0;
        for (StackTraceElementProxy frame : thrown.getStackTraceElementProxyArray()) {
            if (count++ == MOST_FRAMES) {
                break;
            }
            text.append(System.lineSeparator()).append("    ").append(frame.getSTEAsString());
        }
    }
}
