package io.tablebridge.intake.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

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

    private static final DateTimeFormatter DAY_AND_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .optionalStart()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX]")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Reads a time in any of the ways that a platform with this one writes times; empty when it is none of them. */
    Optional<Instant> read(JsonNode value, ZoneId zone) {
        try {
            Optional<Instant> time = value.isTextual()
                    ? Optional.of(read(value.textValue(), zone))
                    : value.isIntegralNumber() ? number(value.longValue()) : Optional.empty();
            return time.filter(read -> !read.isBefore(Instant.EPOCH) && read.isBefore(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> number(long number) {
        return switch (this) {
            case EPOCH_S -> Optional.of(Instant.ofEpochSecond(number));
            case EPOCH_MS -> Optional.of(Instant.ofEpochMilli(number));
            case ISO, DATE -> Optional.empty();
        };
    }

    private static Instant read(String text, ZoneId zone) {
        TemporalAccessor time =
                DAY_AND_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        LocalDateTime local = time instanceof LocalDateTime full ? full : ((LocalDate) time).atStartOfDay();
        return local.atZone(zone).toInstant();
    }

    /** The shortest time that can be asked for; a sweep begins and ends at full seconds. */
    Duration grain() {
        return this == DATE ? Duration.ofDays(1) : Duration.ofSeconds(1);
    }

    String write(Instant time, ZoneId zone) {
        return switch (this) {
            case ISO -> DateTimeFormatter.ISO_INSTANT.format(time);
            case DATE -> DateTimeFormatter.ISO_LOCAL_DATE.format(time.atZone(zone));
            case EPOCH_S -> Long.toString(time.getEpochSecond());
            case EPOCH_MS -> Long.toString(time.toEpochMilli());
        };
    }
}
