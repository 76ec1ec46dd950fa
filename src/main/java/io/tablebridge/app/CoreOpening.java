package io.tablebridge.app;

import io.tablebridge.journal.FileJournal;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The core on its way: it is opened on a thread of its own, behind doors that need not wait for it. */
final class CoreOpening implements AutoCloseable {

    private final CompletableFuture<Core> core = new CompletableFuture<>();
    private final Thread thread;

    private CoreOpening(CoreSettings settings, FileJournal journal, Clock clock) {
        this.thread = new Thread(() -> open(settings, journal, clock), "database");
    }

    static CoreOpening begin(CoreSettings settings, FileJournal journal, Clock clock) {
        CoreOpening opening = new CoreOpening(settings, journal, clock);
        opening.thread.start();
        return opening;
    }

    private void open(CoreSettings settings, FileJournal journal, Clock clock) {
        try {
            core.complete(Core.open(settings, journal, clock));
        } catch (RuntimeException | Error e) {
            core.completeExceptionally(e);
        }
    }

    CompletableFuture<Core> core() {
        return core;
    }

    /** Waits for the core, and throws what it could not be opened for. */
    Core await() {
        try {
            return core.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits until the core is open, whatever comes in between, and closes it. */
    @Override
    public void close() {
        joinFully();
        if (core.isDone() && !core.isCompletedExceptionally()) {
            core.join().close();
        }
    }

    private void joinFully() {
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
