package io.tablebridge.camel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own. Thread-safe. */
final class Beat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);
    private static final Duration MOST_WAIT = Duration.ofSeconds(30);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    /** What is done. */
    interface Turn {
        void run() throws InterruptedException;
    }

    /** @param pause between two turns */
    Beat(String name, Duration pause, Turn turn) {
        this.thread = new Thread(() -> loop(pause, turn), name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void loop(Duration pause, Turn turn) {
        try {
            do {
                try {
                    turn.run();
                } catch (RuntimeException | Error e) {
                    // Nobody would start this thread again.
                    LOG.error("{} failed: {}", thread.getName(), e.getClass().getName());
                    LOG.debug("a turn failed", e);
                }
            } while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the turn under way end. Interrupts nobody: H2 closes its file when a thread is interrupted in it. */
    @Override
    public void close() throws InterruptedException {
        ended.countDown();
        thread.join(MOST_WAIT.toMillis());
        if (thread.isAlive()) {
            LOG.error("{} is still at work after {}; it is left alone", thread.getName(), MOST_WAIT);
        }
    }
}
