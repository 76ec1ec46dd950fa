package io.tablebridge.app;

import io.tablebridge.operate.backup.CatchUpGate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets begin what must wait until the database has caught up with the journal as it stood at the start. */
final class WhenCaughtUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WhenCaughtUp.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final AtomicBoolean closing = new AtomicBoolean();

    /** @param begin called once, on a thread of its own */
    void run(CatchUpGate gate, Runnable begin) {
        Thread thread = new Thread(() -> await(gate, begin), "catch-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void await(CatchUpGate gate, Runnable begin) {
        try {
            while (!closing.get() && !gate.await(LOOK_AGAIN)) {
                LOG.debug("{} entries to catch up with", gate.behind());
            }
            if (gate.isOpen()) {
                begin.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has not caught up until now is not waited for. */
    @Override
    public void close() {
        closing.set(true);
    }
}
