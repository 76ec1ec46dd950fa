package io.tablebridge.camel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What stands at one path: a door or none, and the requests that are inside. While its route is swapped it is held:
 * nobody enters, and whoever comes waits outside. Thread-safe.
 */
final class DoorPlace {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final List<Runnable> outside = new ArrayList<>();
    private Optional<Door> open = Optional.empty();
    private Optional<Door> before = Optional.empty();
    private Optional<String> shut = Optional.empty();
    private boolean held;
    private int inside;

    /** A request inside, until {@link #close}; with the door that it goes through, if there is one. */
    final class Visit implements AutoCloseable {

        private final Optional<Door> door;
        private boolean over;

        private Visit(Optional<Door> door) {
            this.door = door;
        }

        Optional<Door> door() {
            return door;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (!over) {
                    over = true;
                    inside--;
                    empty.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Whether there was none. */
    boolean open(Door door) {
        lock.lock();
        try {
            if (open.isPresent()) {
                return false;
            }
            open = Optional.of(door);
            shut = Optional.empty();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void close(Door door) {
        lock.lock();
        try {
            open = open.filter(there -> there != door);
        } finally {
            lock.unlock();
        }
    }

    void shut(Optional<String> source) {
        lock.lock();
        try {
            shut = source;
        } finally {
            lock.unlock();
        }
    }

    /** The door there is; while it is swapped the one there was. */
    Optional<Door> door() {
        lock.lock();
        try {
            return held && open.isEmpty() ? before : open;
        } finally {
            lock.unlock();
        }
    }

    Optional<String> shutSource() {
        lock.lock();
        try {
            return open.isPresent() ? Optional.empty() : shut;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes in; nothing while the place is held, and then {@code again} is called once when it no longer is, on whatever
     * thread.
     */
    Optional<Visit> enter(Runnable again) {
        lock.lock();
        try {
            if (held) {
                outside.add(again);
                return Optional.empty();
            }
            inside++;
            return Optional.of(new Visit(open));
        } finally {
            lock.unlock();
        }
    }

    void hold() {
        lock.lock();
        try {
            held = true;
            before = open;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody is inside, at most so long and not beyond an interruption; whether that is so. */
    boolean awaitEmpty(Duration most) {
        long left = most.toNanos();
        lock.lock();
        try {
            while (inside > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return isEmpty();
    }

    private boolean isEmpty() {
        lock.lock();
        try {
            return inside == 0;
        } finally {
            lock.unlock();
        }
    }

    void release() {
        List<Runnable> waiting;
        lock.lock();
        try {
            held = false;
            before = Optional.empty();
            waiting = List.copyOf(outside);
            outside.clear();
        } finally {
            lock.unlock();
        }
        waiting.forEach(Runnable::run);
    }
}
