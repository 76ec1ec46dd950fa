package io.tablebridge.intake.poll;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How a platform wants times written. */
public enum PollTimeFormat {
    /** {@code 2026-11-20T11:00:00Z}. */
    ISO,
    /** The day alone, on the restaurant's calendar: {@code 2026-11-20}. */
    DATE,
    /** Seconds since 1970. */
    EPOCH_S,
    /** Milliseconds since 1970. */
    EPOCH_MS;

    String write(Instant time, ZoneId zone) {
        return switch (this) {
            case ISO -> DateTimeFormatter.ISO_INSTANT.format(time);
            case DATE -> DateTimeFormatter.ISO_LOCAL_DATE.format(time.atZone(zone));
            case EPOCH_S -> Long.toString(time.getEpochSecond());
            case EPOCH_MS -> Long.toString(time.toEpochMilli());
        };
    }
}
