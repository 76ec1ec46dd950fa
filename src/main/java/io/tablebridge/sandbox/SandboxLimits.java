package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The simulated rate limits: a rolling window of ten seconds, and one of a second for searches. Thread-safe. */
final class SandboxLimits {

    static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int SEARCHES = 5;

    private final Clock clock;
    private final int burst;
    private final Deque<Instant> requests = new ArrayDeque<>();
    private final Deque<Instant> searches = new ArrayDeque<>();

    SandboxLimits(Clock clock, int burst) {
        this.clock = clock;
        this.burst = burst;
    }

    /** What is left of the window after this request; negative when it is one too many. */
    synchronized int take(boolean search) {
        Instant now = clock.instant();
        if (search && count(searches, now, Duration.ofSeconds(1)) >= SEARCHES) {
            return -1;
        }
        if (count(requests, now, WINDOW) >= burst) {
            return -1;
        }
        requests.add(now);
        if (search) {
            searches.add(now);
        }
        return burst - requests.size();
    }

    private static int count(Deque<Instant> times, Instant now, Duration window) {
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(window))) {
            times.removeFirst();
        }
        return times.size();
    }

    static Reply refusal(String policy) {
        ObjectNode body = Reply.error("RATE_LIMITS", "You have reached your limit.")
                .put("errorType", "RATE_LIMIT")
                .put("policyName", policy);
        return new Reply(429, body);
    }
}
