package io.tablebridge.camel;

import java.time.Duration;

/**
 * Bounds over all doors.
 *
 * @param maxRequests requests under way at once; beyond it 503
 * @param maxBytes bytes of their bodies at once; beyond it 503
 * @param maxConnections open connections, a quarter of them from one address; beyond it new ones are closed
 * @param bodyWithin a body must have arrived within this time
 * @param answerWithin a request is answered within this time after its body, with 503 when the journal is slower
 */
public record DoorLimits(
        int maxRequests, long maxBytes, int maxConnections, Duration bodyWithin, Duration answerWithin) {

    /** Fits a heap of 256 MB. */
    public static final DoorLimits DEFAULT =
            new DoorLimits(1_000, 32L << 20, 2_000, Duration.ofSeconds(30), Duration.ofSeconds(20));

    /**
     * @throws IllegalArgumentException when a bound is not positive
     */
    public DoorLimits {
        if (maxRequests < 1
                || maxBytes < 1
                || maxConnections < 1
                || bodyWithin.toMillis() < 1
                || answerWithin.toMillis() < 1) {
            throw new IllegalArgumentException("limits of the doors must be positive");
        }
    }
}
