package io.tablebridge.intake.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a poller rest between two looks, and ends its rest early. Thread-safe. */
final class PollBell {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean ringing;
    private boolean stopped;

    void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Until a time, until it rings or is stopped, or for a second: whichever comes first. */
    void rest(Instant now, Instant until) throws InterruptedException {
        long nanos = LONGEST.toNanos();
        if (!until.isAfter(now)) {
            nanos = 0;
        } else if (until.isBefore(now.plus(LONGEST))) {
            nanos = TimeUnit.MILLISECONDS.toNanos(1)
                    + Duration.between(now, until).toNanos();
        }
        lock.lock();
        try {
            while (!stopped && !ringing && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
            ringing = false;
        } finally {
            lock.unlock();
        }
    }
}
