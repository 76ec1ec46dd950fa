package io.tablebridge.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the writer, bounded by count and bytes; entries count until they are forced. Thread-safe. */
final class AppendQueue {

    private final int maxEntries;
    private final long maxBytes;
    private final Duration retryAfter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private int entries;
    private long bytes;
    private Admission admission = Admission.ALL;

    AppendQueue(int maxEntries, long maxBytes, Duration retryAfter) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
        this.retryAfter = retryAfter;
    }

    /**
     * @throws JournalUnavailableException when it can't be taken now
     */
    void offer(Pending entry) {
        lock.lock();
        try {
            refuse(entry);
            boolean wasEmpty = waiting.isEmpty();
            waiting.addLast(entry);
            entries++;
            bytes += entry.bytes();
            if (wasEmpty) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Pending entry) {
        switch (admission) {
            case CLOSED -> throw unavailable("the journal is closed");
            case DEVICE_FAILED -> throw unavailable("the journal's disk refused a write");
            case DISK_FULL -> throw unavailable("the journal's disk is full");
            case OWN_ONLY -> {
                if (entry.fromOutside()) {
                    throw unavailable("the journal's disk is nearly full");
                }
            }
            case ALL -> {}
        }
        if (entries >= maxEntries || bytes + entry.bytes() > maxBytes) {
            throw unavailable("too many entries are waiting for the journal's disk");
        }
    }

    /** Runs this on the writer's thread, before the next group. */
    void onWriter(Runnable task) {
        lock.lock();
        try {
            if (admission == Admission.CLOSED) {
                throw unavailable("the journal is closed");
            }
            tasks.add(task);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The tasks given so far. */
    List<Runnable> tasks() {
        lock.lock();
        try {
            List<Runnable> taken = List.copyOf(tasks);
            tasks.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the entries of the next group, the oldest first, up to this many bytes but at least one. Waits for one; comes
     * back empty when a task is given, when the time is up and when the queue is closed and empty.
     */
    List<Pending> take(int groupBytes, long waitNanos) {
        lock.lock();
        try {
            await(waitNanos);
            List<Pending> group = new ArrayList<>(Math.min(waiting.size(), 256));
            long size = 0;
            for (Pending next = waiting.peekFirst();
                    next != null && (group.isEmpty() || size + next.bytes() <= groupBytes);
                    next = waiting.peekFirst()) {
                group.add(next);
                size += next.bytes();
                waiting.removeFirst();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void await(long nanos) {
        long left = nanos;
        try {
            while (waiting.isEmpty() && tasks.isEmpty() && admission != Admission.CLOSED && left > 0) {
                left = filled.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // The writer is ended by closing the queue; an interrupt from a receipt's dependent only cuts a nap short.
            Thread.currentThread().interrupt();
        }
    }

    /** Takes all that waits. */
    List<Pending> drain() {
        lock.lock();
        try {
            List<Pending> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** These entries are forced or refused and count no longer. */
    void settled(List<Pending> group) {
        long size = 0;
        for (Pending entry : group) {
            size += entry.bytes();
        }
        lock.lock();
        try {
            entries -= group.size();
            bytes -= size;
        } finally {
            lock.unlock();
        }
    }

    /** Changes what is taken from now on; a closed queue stays closed. */
    void admit(Admission now) {
        lock.lock();
        try {
            if (admission != Admission.CLOSED) {
                admission = now;
                if (now == Admission.CLOSED) {
                    filled.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    Admission admission() {
        lock.lock();
        try {
            return admission;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is closed and nothing waits in it. */
    boolean isFinished() {
        lock.lock();
        try {
            return admission == Admission.CLOSED && waiting.isEmpty() && tasks.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    JournalUnavailableException unavailable(String message) {
        return new JournalUnavailableException(message, retryAfter);
    }

    /** How long the writer sleeps when there is nothing to do. */
    long idleNanos() {
        return Math.min(TimeUnit.SECONDS.toNanos(1), retryAfter.toNanos());
    }
}
