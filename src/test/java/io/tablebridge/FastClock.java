package io.tablebridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Begins at a given time and runs many times as fast as ours, so that what waits for later need not be waited for. */
public final class FastClock extends Clock {

    private final Instant begin;
    private final int speed;
    private final long started = System.nanoTime();

    /** @param speed seconds that pass in one of ours */
    public FastClock(Instant begin, int speed) {
        this.begin = begin;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return begin.plus(Duration.ofNanos((System.nanoTime() - started) * speed));
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
