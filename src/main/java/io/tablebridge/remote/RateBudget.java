package io.tablebridge.remote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * How many requests an account may still make: a token bucket that everybody who talks to the account shares. A fifth of
 * the limit may go at once and four fifths flow in over the interval, so that no window of that length, wherever it
 * begins, holds more than the limit. Learns from what the vendor's headers say. Thread-safe.
 */
public final class RateBudget {

    private final Clock clock;
    private int limit;
    private Duration interval;
    private double tokens;
    private Instant filledAt;
    private Instant pausedUntil = Instant.MIN;

    /**
     * @param limit requests allowed in an interval, at least 1
     * @param interval the length of the vendor's window
     */
    public RateBudget(Clock clock, int limit, Duration interval) {
        this.clock = clock;
        this.limit = limit;
        this.interval = interval;
        this.filledAt = clock.instant();
        this.tokens = capacity();
    }

    /** Takes one request: zero when it may go now, otherwise nothing was taken and so long is to be waited. */
    public synchronized Duration tryTake() {
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return Duration.between(now, pausedUntil);
        }
        refill(now);
        if (tokens >= 1) {
            tokens -= 1;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano()));
    }

    /**
     * Waits until a request may go.
     *
     * @return false when it would take longer than {@code most}, or the thread was asked to stop: nothing was taken
     */
    public boolean take(Duration most) {
        Instant giveUp = clock.instant().plus(most);
        while (true) {
            Duration wait = tryTake();
            if (wait.isZero()) {
                return true;
            }
            if (clock.instant().plus(wait).isAfter(giveUp)
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, wait.toNanos());
        }
    }

    /** Nobody sends anything for so long. A longer pause that already holds stays. */
    public synchronized void pauseFor(Duration wait) {
        Instant until = clock.instant().plus(wait);
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    /** How long the pause still lasts; zero when there is none. */
    public synchronized Duration pausedFor() {
        Instant now = clock.instant();
        return now.isBefore(pausedUntil) ? Duration.between(now, pausedUntil) : Duration.ZERO;
    }

    /**
     * Takes over what the vendor says of its own count.
     *
     * @param newLimit requests allowed in an interval, at least 1
     * @param remaining how many of them are left: others may use the same account
     */
    public synchronized void learn(int newLimit, Duration newInterval, int remaining) {
        refill(clock.instant());
        limit = newLimit;
        interval = newInterval;
        tokens = Math.min(Math.min(tokens, capacity()), remaining);
    }

    private void refill(Instant now) {
        if (now.isAfter(filledAt)) {
            Duration passed = Duration.between(filledAt, now);
            double nanos = passed.compareTo(interval) < 0 ? passed.toNanos() : interval.toNanos();
            tokens = Math.min(capacity(), tokens + nanos * perNano());
            filledAt = now;
        }
    }

    private double capacity() {
        return Math.max(1, limit / 5.0);
    }

    private double perNano() {
        return limit * 0.8 / interval.toNanos();
    }
}
