package io.tablebridge.camel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands short tasks to workers many at a time: waking a thread costs more than such a task. While tasks wait one worker
 * after the other is woken, so that a task that takes long holds up no other while a worker is free. Whoever gives tasks
 * bounds their number. Thread-safe.
 */
final class GroupedTasks implements Executor {

    private static final int MOST_IN_A_ROW = 32;

    private final Executor workers;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean waking = new AtomicBoolean();

    GroupedTasks(Executor workers) {
        this.workers = workers;
    }

    /**
     * @throws RejectedExecutionException when the workers take nothing any more
     */
    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        try {
            wake();
        } catch (RejectedExecutionException e) {
            if (waiting.remove(task)) {
                throw e;
            }
        }
    }

    private void wake() {
        if (waking.compareAndSet(false, true)) {
            try {
                workers.execute(this::work);
            } catch (RejectedExecutionException e) {
                waking.set(false);
                throw e;
            }
        }
    }

    private void work() {
        waking.set(false);
        try {
            for (int done = 0; done < MOST_IN_A_ROW; done++) {
                Runnable task = waiting.poll();
                if (task == null) {
                    return;
                }
                if (done == 0 && !waiting.isEmpty()) {
                    wakeAnother();
                }
                task.run();
            }
        } finally {
            if (!waiting.isEmpty()) {
                wakeAnother();
            }
        }
    }

    private void wakeAnother() {
        try {
            wake();
        } catch (RejectedExecutionException e) {
            // The workers are ending: what waits is worked off here.
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                task.run();
            }
        }
    }
}
