package io.tablebridge.app.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a person stop a command that takes long: when the process is told to end (Ctrl-C), the part under way is finished first. One that was
 * made and does not listen is only {@link #ask asked}. Thread-safe.
 */
public final class StopAsked implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopAsked.class);
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean asked;

    /** Listens from now on. */
    public static StopAsked listening() {
        StopAsked stop = new StopAsked();
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /** Asks for it: the part under way is finished, and no other is begun. */
    public void ask() {
        asked = true;
    }

    private void stop() {
        ask();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // the journal holds what was done, and the next time goes on from there
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process is to end. */
    public boolean isAsked() {
        return asked;
    }

    /** The command has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process ends; the hook has done its work", e);
        }
    }
}
