package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GiveWayTest {

    private static final Instant NOW = Instant.parse("2026-11-20T19:00:00Z");
    private static final long BATCH = TimeUnit.MILLISECONDS.toNanos(60);

    private final AtomicLong end = new AtomicLong();

    @Test
    void withoutARushItDoesNotRest() throws InterruptedException {
        GiveWay giveWay = new GiveWay(end::get, Clock.fixed(NOW, ZoneOffset.UTC));
        giveWay.worked(BATCH, NOW);
        assertThat(pause(giveWay)).isLessThan(Duration.ofNanos(BATCH));
    }

    @Test
    void inARushItRestsThreeTimesAsLongAsItWorked() throws InterruptedException {
        GiveWay giveWay = rush();
        giveWay.worked(BATCH, NOW);
        assertThat(pause(giveWay)).isBetween(Duration.ofNanos(3 * BATCH), Duration.ofSeconds(5));
    }

    @Test
    void farBehindItRestsNoLongerThanItWorked() throws InterruptedException {
        GiveWay giveWay = rush();
        giveWay.worked(BATCH, NOW.minusSeconds(60));
        assertThat(pause(giveWay)).isBetween(Duration.ofNanos(BATCH), Duration.ofNanos(3 * BATCH));
    }

    @Test
    void itRestsHalfASecondAtMost() throws InterruptedException {
        GiveWay giveWay = rush();
        giveWay.worked(TimeUnit.MINUTES.toNanos(1), NOW);
        assertThat(pause(giveWay)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void itRestsOnceForABatch() throws InterruptedException {
        GiveWay giveWay = rush();
        giveWay.worked(BATCH, NOW);
        giveWay.pause();
        assertThat(pause(giveWay)).isLessThan(Duration.ofNanos(BATCH));
    }

    /** Ten thousand more entries each time that it looks. */
    private GiveWay rush() {
        return new GiveWay(() -> end.addAndGet(10_000), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Duration pause(GiveWay giveWay) throws InterruptedException {
        long begin = System.nanoTime();
        giveWay.pause();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
