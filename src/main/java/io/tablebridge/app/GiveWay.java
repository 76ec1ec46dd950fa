package io.tablebridge.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets the doors go first in a rush: while many requests wait for their answer, the pipeline rests after each batch, at most
 * three times as long as the batch took, and only as long as it took when it has fallen far behind. A sender that waits too
 * long comes again and makes the rush worse; a contact that is written some seconds later hurts nobody. The pipeline's
 * thread only.
 */
final class GiveWay {

    private static final int RUSH_REQUESTS = 12;
    private static final int MOST_SHARES = 3;
    private static final Duration FAR_BEHIND = Duration.ofSeconds(30);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final LongSupplier requestsUnderWay;
    private final Clock clock;
    private long restNanos;

    GiveWay(LongSupplier requestsUnderWay, Clock clock) {
        this.requestsUnderWay = requestsUnderWay;
        this.clock = clock;
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
        long begin = System.nanoTime();
        while (requestsUnderWay.getAsLong() >= RUSH_REQUESTS && System.nanoTime() - begin < restNanos) {
            TimeUnit.NANOSECONDS.sleep(LOOK_NANOS);
        }
        restNanos = 0;
    }
}
