package io.tablebridge.pipeline;

import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.StoredEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Moves the pipeline along the journal. One thread polls and processes; any thread may ask for the position or wait for
 * it. That thread may be interrupted while it polls, but not while it processes.
 */
public final class PipelineLoop implements AutoCloseable {

    /** Of a batch with more than one entry; a block may have some thousand. */
    private static final int MOST_BODIES = 4_000;

    private final Pipeline pipeline;
    private final ReadAhead ahead;
    private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private List<StoredEntry> given = List.of();

    public PipelineLoop(Pipeline pipeline, Journal journal) {
        this.pipeline = pipeline;
        this.ahead = new ReadAhead(journal.readAfter(pipeline.position()));
    }

    /** Calls this after each commit, on the pipeline's thread: it must be quick and must not throw. */
    public void onCommit(Consumer<Committed> listener) {
        listeners.add(listener);
    }

    /**
     * The next batch; the one given last, or what is left of it, while it was not processed.
     *
     * @param wait how long to wait for an entry
     * @throws InterruptedException when the waiting thread is asked to stop
     * @throws StoreUnavailableException when it is not known yet what became of the batch before
     */
    public Batch poll(Duration wait) throws InterruptedException {
        clearDoubt();
        List<StoredEntry> left = given.stream()
                .filter(stored -> stored.number() > pipeline.position())
                .toList();
        given = left.isEmpty() ? next(wait) : left;
        return new Batch(batch(given));
    }

    private List<StoredEntry> next(Duration wait) throws InterruptedException {
        ReadAhead.Part part = ahead.next(wait);
        pipeline.expect(part.mapped());
        return part.entries();
    }

    private void clearDoubt() {
        long before = pipeline.position();
        pipeline.clearDoubt();
        announce(before, System.nanoTime());
    }

    /** A decision may bring many old events with it: a batch holds no more than one. */
    private static List<StoredEntry> batch(List<StoredEntry> entries) {
        int bodies = 0;
        for (int i = 0; i < entries.size(); i++) {
            bodies += entries.get(i).entry().bodies().size();
            if (i > 0 && bodies > MOST_BODIES) {
                return entries.subList(0, i);
            }
            if (entries.get(i).entry().kind() == EntryKind.DECISION) {
                return entries.subList(0, i + 1);
            }
        }
        return entries;
    }

    /** Begins the way of a batch that {@link #poll} gave. */
    public Passage begin(Batch batch) {
        Passage begun = pipeline.begin(batch.entries());
        ahead.begin(pipeline.mappings());
        return begun;
    }

    /**
     * Ends the way of a batch by its last step and says how far the position has moved.
     *
     * @param begun {@link System#nanoTime} when its first step began
     * @throws StoreUnavailableException when the database can't be written: {@link #poll} gives the rest again
     */
    public void store(Passage passage, long begun) {
        long before = pipeline.position();
        try {
            passage.store();
        } finally {
            announce(before, begun);
        }
    }

    private void announce(long before, long begun) {
        long position = pipeline.position();
        if (position > before) {
            announce(new Committed(position, (int) (position - before), Duration.ofNanos(System.nanoTime() - begun)));
        }
    }

    private void announce(Committed committed) {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> listener.accept(committed));
    }

    /** The number of the last entry whose effects are in the database. */
    public long position() {
        return pipeline.position();
    }

    /**
     * Waits until the effects of an entry are in the database.
     *
     * @return whether they are, within {@code wait}
     * @throws InterruptedException when the waiting thread is asked to stop
     */
    public boolean awaitPosition(long entry, Duration wait) throws InterruptedException {
        long nanos = wait.toNanos();
        lock.lock();
        try {
            while (pipeline.position() < entry) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = moved.awaitNanos(Math.min(nanos, TimeUnit.HOURS.toNanos(1)));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Frees the reader; no thread may be in {@link #poll}. */
    @Override
    public void close() {
        ahead.close();
    }
}
