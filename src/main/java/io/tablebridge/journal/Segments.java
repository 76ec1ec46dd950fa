package io.tablebridge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The segments of a journal and how far it is forced: what writer, readers and housekeeping share. Thread-safe. */
final class Segments {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final TreeMap<Long, Segment> byFirst = new TreeMap<>();
    private final TreeMap<Long, Seal> deleted = new TreeMap<>();
    private final List<Seal> lost = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private volatile long end;

    /** A segment found at start, or a new one. One that got no entry gives way to the next with the same first entry. */
    void add(Segment segment) {
        lock.lock();
        try {
            byFirst.put(segment.first(), segment);
            damages.addAll(segment.damages());
        } finally {
            lock.unlock();
        }
    }

    void addDeleted(Seal seal) {
        lock.lock();
        try {
            deleted.put(seal.header().serial(), seal);
        } finally {
            lock.unlock();
        }
    }

    /** The segment is gone and nobody deleted it; what it received still counts. */
    void addLost(Seal seal, Damage damage) {
        lock.lock();
        try {
            lost.add(seal);
            damages.add(damage);
        } finally {
            lock.unlock();
        }
    }

    void addDamage(Damage damage) {
        lock.lock();
        try {
            if (!damages.contains(damage)) {
                damages.add(damage);
            }
        } finally {
            lock.unlock();
        }
    }

    List<Damage> damages() {
        lock.lock();
        try {
            return List.copyOf(damages);
        } finally {
            lock.unlock();
        }
    }

    long end() {
        return end;
    }

    void startAt(long newest) {
        end = newest;
    }

    /** A group was forced: readers may see it. */
    void publish(Segment segment, GroupSummary group, long offset, long length) {
        lock.lock();
        try {
            segment.grow(group, offset, length);
            end = group.last();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is an entry behind this one; whether there is. */
    boolean awaitAfter(long entry, Duration wait) throws InterruptedException {
        if (end > entry) {
            return true;
        }
        long left = wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (end <= entry && left > 0) {
                left = grown.awaitNanos(left);
            }
            return end > entry;
        } finally {
            lock.unlock();
        }
    }

    long oldest() {
        lock.lock();
        try {
            for (Segment segment : byFirst.values()) {
                if (!segment.isEmpty()) {
                    return segment.first();
                }
            }
            return end + 1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The segment with this entry, or the next one that is kept when this one was deleted on purpose; its file stays until
     * {@link #leave}.
     *
     * @throws JournalDamagedException when the entry should be there
     */
    Segment enter(long entry) {
        lock.lock();
        try {
            Map.Entry<Long, Segment> floor = byFirst.floorEntry(entry);
            Segment segment = floor == null ? null : floor.getValue();
            if (segment == null || segment.last() < entry) {
                segment = next(entry);
                long until = segment == null ? end : segment.first() - 1;
                long missing = firstNotDeleted(entry, until);
                if (segment == null || missing <= until) {
                    throw new JournalDamagedException(gap(missing, until));
                }
            }
            segment.enter();
            return segment;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Segment next(long entry) {
        for (Segment later : byFirst.tailMap(entry, false).values()) {
            if (later.last() >= later.first()) {
                return later;
            }
        }
        return null;
    }

    /** The first entry of the range that no deleted segment held; one more than the last when there is none. */
    private long firstNotDeleted(long from, long until) {
        long at = from;
        for (Seal seal : deleted.values()) {
            if (seal.header().first() <= at && seal.last() >= at) {
                at = seal.last() + 1;
            }
        }
        return Math.min(at, until + 1);
    }

    private Damage gap(long first, long until) {
        for (Damage known : damages) {
            if (known.firstEntry() <= first && known.lastEntry() >= first) {
                return new Damage(first, Math.min(known.lastEntry(), until), known.place(), known.reason());
            }
        }
        return new Damage(first, Math.max(first, until), "no segment", "the segment that held them is missing");
    }

    /** A reader is done with the segment; whether its file may go now. */
    boolean leave(Segment segment) {
        lock.lock();
        try {
            return segment.leave();
        } finally {
            lock.unlock();
        }
    }

    void finish(Segment segment) {
        lock.lock();
        try {
            segment.finish();
        } finally {
            lock.unlock();
        }
    }

    /** The last entry of the newest segment before which all came in earlier than this; 0 when there is none. */
    long lastBefore(Instant time) {
        long before = 0;
        for (Segment segment : finished()) {
            if (segment.newest() >= time.toEpochMilli()) {
                break;
            }
            before = segment.last();
        }
        return before;
    }

    Seal seal(Segment segment) {
        lock.lock();
        try {
            return segment.seal();
        } finally {
            lock.unlock();
        }
    }

    /** The segments that get no more entries, the oldest first. */
    List<Segment> finished() {
        lock.lock();
        try {
            return byFirst.values().stream()
                    .filter(segment -> !segment.isActive() && !segment.isEmpty())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The next generation takes the place of a segment; whether the old file may go now. */
    boolean replace(Segment old, Segment rewritten) {
        lock.lock();
        try {
            byFirst.put(old.first(), rewritten);
            return old.retire();
        } finally {
            lock.unlock();
        }
    }

    /** The segment is deleted, its counts are kept; whether its file may go now. */
    boolean delete(Segment old, Seal kept) {
        lock.lock();
        try {
            byFirst.remove(old.first(), old);
            deleted.put(kept.header().serial(), kept);
            return old.retire();
        } finally {
            lock.unlock();
        }
    }

    /** Whether no entry behind this one was deleted. */
    boolean holdsAllAfter(long entry) {
        lock.lock();
        try {
            return deleted.values().stream().noneMatch(seal -> seal.last() > entry);
        } finally {
            lock.unlock();
        }
    }

    /** What a segment counted, whether it is still there or lost. */
    record Counted(long first, long last, Map<SourceDay, Long> received) {

        boolean overlaps(Loss loss) {
            return loss.first() <= last && loss.last() >= first;
        }
    }

    List<Counted> counted() {
        lock.lock();
        try {
            List<Counted> counted = new ArrayList<>();
            lost.forEach(seal -> counted.add(new Counted(seal.header().first(), seal.last(), seal.received())));
            byFirst.values()
                    .forEach(segment -> counted.add(new Counted(segment.first(), segment.last(), segment.received())));
            return counted;
        } finally {
            lock.unlock();
        }
    }

    ReceivedTotals received() {
        lock.lock();
        try {
            Map<SourceDay, Long> sum = new HashMap<>();
            for (Seal seal : deleted.values()) {
                seal.received().forEach((key, count) -> sum.merge(key, count, Long::sum));
            }
            for (Seal seal : lost) {
                seal.received().forEach((key, count) -> sum.merge(key, count, Long::sum));
            }
            for (Segment segment : byFirst.values()) {
                segment.received().forEach((key, count) -> sum.merge(key, count, Long::sum));
            }
            return new ReceivedTotals(end, Map.copyOf(sum));
        } finally {
            lock.unlock();
        }
    }
}
