package io.tablebridge.e2e;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Begins at a given time and runs twenty times as fast as ours, so that what waits for later need not be waited for. */
final class FastClock extends Clock {

    private static final int SPEED = 20;

    private final Instant begin;
    private final long started = System.nanoTime();

    FastClock(Instant begin) {
        this.begin = begin;
    }

    @Override
    public Instant instant() {
        return begin.plus(Duration.ofNanos((System.nanoTime() - started) * SPEED));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
