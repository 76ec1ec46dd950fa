package io.tablebridge.cli;

/** A service that was started. Thread-safe. */
public interface RunningService extends AutoCloseable {

    StartupSummary summary();

    /** Waits until it has stopped, by {@link #close()} or a {@code stop} command. */
    void awaitStop() throws InterruptedException;

    /** Stops cleanly and waits for it; a second call only waits. */
    @Override
    void close();
}
