package io.tablebridge.app.batch;

import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.operate.backup.CatchUpGate;
import io.tablebridge.settings.LogLine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets batches look at the clock now and then. Quartz only ticks: when something is due, what was run decides. The work is
 * done on a thread of its own, so that no tick waits for it. Thread-safe.
 */
public final class NightlyTicks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyTicks.class);
    private static final String ROUTE = "batches";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration MOST_WAIT = Duration.ofSeconds(30);

    private final Semaphore ticks = new Semaphore(0);
    private final StopAsked stop;
    private final Thread thread;

    private NightlyTicks(Nightly nightly, CatchUpGate gate, StopAsked stop) {
        this.stop = stop;
        this.thread = new Thread(() -> run(nightly, gate), "batches");
        thread.setDaemon(true);
    }

    /**
     * Begins to tick.
     *
     * @param pause between two ticks
     * @param gate before it opens nothing is done
     * @param stop is asked when the process is to end
     */
    public static NightlyTicks begin(
            CamelContext camel, Duration pause, Nightly nightly, CatchUpGate gate, StopAsked stop) {
        NightlyTicks ticks = new NightlyTicks(nightly, gate, stop);
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:tablebridge/batches?trigger.repeatCount=-1&trigger.repeatInterval=" + pause.toMillis())
                            .routeId(ROUTE)
                            .description("Lets batches look whether they are due")
                            .process(exchange -> ticks.tick());
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("the route that ticks for batches can't be added", e);
        }
        ticks.thread.start();
        return ticks;
    }

    private void tick() {
        if (ticks.availablePermits() == 0) {
            ticks.release();
        }
    }

    private void run(Nightly nightly, CatchUpGate gate) {
        try {
            while (!stop.isAsked() && !gate.await(LOOK_AGAIN)) {
                LOG.debug("batches wait until the database has caught up");
            }
            while (!stop.isAsked()) {
                boolean ticked = ticks.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                if (ticked && !stop.isAsked()) {
                    tick(nightly);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, the next tick tries again. */
    private static void tick(Nightly nightly) {
        try {
            nightly.tick();
        } catch (RuntimeException | Error e) {
            LOG.error("{}", LogLine.of("batch.log.failed", e.getClass().getSimpleName()));
            LOG.debug("batches failed", e);
        }
    }

    /** Lets the block under way be kept. */
    @Override
    public void close() throws InterruptedException {
        stop.ask();
        thread.join(MOST_WAIT.toMillis());
        if (thread.isAlive()) {
            LOG.error("{}", LogLine.of("batch.log.left", MOST_WAIT.toSeconds()));
        }
    }
}
