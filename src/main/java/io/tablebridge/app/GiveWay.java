package io.tablebridge.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets the doors go first in a rush: while thousands of entries a second come in, the pipeline rests after each batch, at
 * most three times as long as the batch took, and only as long as it took when it has fallen far behind. A sender that
 * waits too long comes again and makes the rush worse; a contact that is written some seconds later hurts nobody. The
 * pipeline's thread only.
 */
final class GiveWay {

    /** Entries a second; a chain's busiest evening stays far below. */
    private static final long RUSH = 2_000;

    private static final int MOST_SHARES = 3;
    private static final Duration FAR_BEHIND = Duration.ofSeconds(30);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final LongSupplier journalEnd;
    private final Clock clock;
    private long restNanos;
    private long seenEnd;
    private long seenAt;

    /**
     * @param journalEnd the number of the last entry that was taken
     */
    GiveWay(LongSupplier journalEnd, Clock clock) {
        this.journalEnd = journalEnd;
        this.clock = clock;
        this.seenEnd = journalEnd.getAsLong();
        this.seenAt = System.nanoTime();
    }

    /**
     * A batch was done.
     *
     * @param nanos how long it took
     * @param oldest when its first entry came in
     */
    void worked(long nanos, Instant oldest) {
        boolean farBehind = Duration.between(oldest, clock.instant()).compareTo(FAR_BEHIND) > 0;
        restNanos = Math.min(LONGEST_NANOS, farBehind ? nanos : MOST_SHARES * nanos);
    }

    /** Rests while there is a rush, as long as the last batch allows. */
    void pause() throws InterruptedException {
        while (isRush() && restNanos > 0) {
            long slice = Math.min(SLICE_NANOS, restNanos);
            TimeUnit.NANOSECONDS.sleep(slice);
            restNanos -= slice;
        }
        restNanos = 0;
    }

    /** Since it was asked last. */
    private boolean isRush() {
        long end = journalEnd.getAsLong();
        long now = System.nanoTime();
        double perSecond = (end - seenEnd) * 1e9 / Math.max(1, now - seenAt);
        seenEnd = end;
        seenAt = now;
        return perSecond > RUSH;
    }
}
