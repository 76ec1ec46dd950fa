package io.tablebridge.operate.backup;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds deliveries, fetches, polls and jobs back until the position has reached the end that the journal had at start, so
 * that nothing stale goes out. Once open it stays open. Thread-safe.
 */
public final class CatchUpGate {

    private final long target;
    private final AtomicLong position;
    private final CountDownLatch reached = new CountDownLatch(1);

    /**
     * @param target the journal's end at start
     * @param position the database's position at start
     */
    public CatchUpGate(long target, long position) {
        this.target = target;
        this.position = new AtomicLong();
        advanced(position);
    }

    /** The pipeline has committed up to this entry. */
    public void advanced(long entry) {
        position.accumulateAndGet(entry, Math::max);
        if (entry >= target) {
            reached.countDown();
        }
    }

    public boolean isOpen() {
        return reached.getCount() == 0;
    }

    /** How many entries are still to be caught up with; 0 when open. */
    public long behind() {
        return isOpen() ? 0 : target - position.get();
    }

    /** Waits at most this long and says whether the gate is open. */
    public boolean await(Duration most) throws InterruptedException {
        return reached.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }
}
