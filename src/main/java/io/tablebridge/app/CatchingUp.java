package io.tablebridge.app;

import io.tablebridge.pipeline.Batch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes in whatever the journal gets, on a thread of its own: for a command that appends much while no service runs.
 * Nothing else may take a batch from the core meanwhile. {@link #isSettled} is for one thread.
 */
final class CatchingUp implements AutoCloseable {

    private static final Duration UNTIL_ASKED_TO_END = Duration.ofMillis(100);

    /** Longer than a batch takes, so that whoever stops is told how far it is. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Core core;
    private final Thread thread;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean ended;

    private CatchingUp(Core core) {
        this.core = core;
        this.thread = new Thread(this::run, "pipeline");
    }

    static CatchingUp begin(Core core) {
        CatchingUp begun = new CatchingUp(core);
        begun.thread.start();
        return begun;
    }

    private void run() {
        try {
            while (!ended) {
                Batch batch = core.loop().poll(UNTIL_ASKED_TO_END);
                core.process(batch);
            }
        } catch (InterruptedException e) {
            failure.set(new IllegalStateException("nobody asks this thread to stop", e));
        } catch (RuntimeException e) {
            failure.set(e);
        } catch (Error e) {
            // Whoever waits would wait for ever.
            failure.set(new IllegalStateException("what was appended can't be taken in", e));
            throw e;
        }
    }

    /**
     * Waits a moment and tells whether the database took this entry in.
     *
     * @throws RuntimeException what the thread failed with: nothing more is taken in then
     */
    boolean isSettled(long entry) {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        try {
            return core.loop().awaitPosition(entry, MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends behind the batch that is on its way; the core may be closed then. */
    @Override
    public void close() {
        ended = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
