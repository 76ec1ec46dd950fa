package io.tablebridge.remote;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures in a row: exponential with full jitter, so that many who failed together do not come
 * back together. Immutable; thread-safe when its source of chance is.
 */
public final class Backoff {

    private final Duration first;
    private final Duration cap;
    private final DoubleSupplier chance;

    /**
     * @param first the longest wait after one failure
     * @param cap the longest wait of all
     * @param chance numbers from 0 (inclusive) to 1 (exclusive)
     */
    public Backoff(Duration first, Duration cap, DoubleSupplier chance) {
        this.first = first;
        this.cap = cap;
        this.chance = chance;
    }

    /** From 1 s, at most 60 s. */
    public static Backoff standard(DoubleSupplier chance) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), chance);
    }

    /**
     * A wait between nothing and the ceiling of this failure.
     *
     * @param failures how many failures there were in a row, at least 1
     */
    public Duration after(int failures) {
        return Duration.ofMillis((long) (ceiling(failures).toMillis() * chance.getAsDouble()));
    }

    /** The longest wait after so many failures in a row. */
    public Duration ceiling(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        Duration exponential = first.multipliedBy(1L << doublings);
        return exponential.compareTo(cap) < 0 ? exponential : cap;
    }
}
