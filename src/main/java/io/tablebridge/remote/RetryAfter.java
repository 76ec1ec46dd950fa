package io.tablebridge.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * How long to wait, between nothing and {@code most}; empty when the answer does not say it readably.
     *
     * @param most vendors have sent milliseconds by mistake: no wait is longer than this
     */
    public static Optional<Duration> of(RemoteResponse response, Instant now, Duration most) {
        return response.header("retry-after").flatMap(value -> parse(value.strip(), now, most));
    }

    static Optional<Duration> parse(String value, Instant now, Duration most) {
        if (value.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            long seconds = (long) Math.ceil(Double.parseDouble(value));
            return Optional.of(clamp(Duration.ofSeconds(seconds), most));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(clamp(Duration.between(now, until), most));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration clamp(Duration wait, Duration most) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
