package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults to come, in order. Thread-safe. */
final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    synchronized void add(Fault fault) {
        faults.add(fault);
    }

    synchronized void clear() {
        faults.clear();
    }

    /** The fault that hits a request, taken off the list. */
    synchronized Optional<Fault> take(String path) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (path.endsWith(fault.path())) {
                if (fault.count() > 1) {
                    faults.set(i, fault.withCount(fault.count() - 1));
                } else {
                    faults.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /**
     * For example {@code {"status":429,"count":3}} or {@code {"kind":"timeout-after","path":"/batch/upsert","delayMs":5000}}.
     *
     * @throws IllegalArgumentException when there is no such kind
     */
    static Fault parse(JsonNode node) {
        return new Fault(
                Fault.kind(node.path("kind").asText("status")),
                Math.max(1, node.path("count").asInt(1)),
                node.path("path").asText(""),
                node.path("status").asInt(500),
                node.path("retryAfter").asText(""),
                node.path("policyName").asText("TEN_SECONDLY_ROLLING"),
                Duration.ofMillis(
                        Math.min(600_000, Math.max(0, node.path("delayMs").asLong(30_000)))));
    }
}
