package io.tablebridge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorClassTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Duration MOST = Duration.ofMinutes(10);

    @ParameterizedTest
    @ValueSource(ints = {408, 423, 425, 500, 502, 503, 504, 521, 522, 523, 524})
    void whatPassesIsTriedAgain(int status) {
        assertThat(ErrorClass.ofStatus(status)).isEqualTo(ErrorClass.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "429,RATE_LIMITED",
        "477,RATE_LIMITED",
        "401,CONFIG",
        "403,CONFIG",
        "404,CONFIG",
        "302,CONFIG",
        "409,CONFLICT",
        "400,DATA",
        "422,DATA",
        "418,DATA"
    })
    void theRestHasItsClass(int status, ErrorClass expected) {
        assertThat(ErrorClass.ofStatus(status)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "7,PT7S",
        "1.2,PT2S",
        "86400,PT10M",
        "'Sun, 22 Nov 2026 03:00:30 GMT',PT30S",
        "'Sun, 22 Nov 2026 02:00:00 GMT',PT0S"
    })
    void retryAfterIsSecondsOrADate(String header, Duration expected) {
        RemoteResponse response = new RemoteResponse(429, Map.of("retry-after", header), new byte[0]);
        assertThat(RetryAfter.of(response, NOW, MOST)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999", ""})
    void anUnreadableRetryAfterSaysNothing(String header) {
        RemoteResponse response = new RemoteResponse(429, Map.of("retry-after", header), new byte[0]);
        assertThat(RetryAfter.of(response, NOW, MOST)).isEqualTo(Optional.empty());
    }

    @Test
    void backoffDoublesUpToItsCapWithFullJitter() {
        Backoff longest = Backoff.standard(() -> 1.0);
        assertThat(longest.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(longest.after(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(longest.after(7)).isEqualTo(Duration.ofSeconds(60));
        assertThat(longest.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(60));
        assertThat(Backoff.standard(() -> 0.0).after(9)).isZero();
    }
}
