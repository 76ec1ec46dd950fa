package io.tablebridge.camel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes work from a pump and sends it through the route, on threads of its own. After a failure it waits longer and longer. */
final class WorkConsumer extends DefaultConsumer {

    /** Property of the exchange: the work was done. */
    static final String DONE = "tablebridge-work-done";

    private static final Logger LOG = LoggerFactory.getLogger(WorkConsumer.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration MOST_WAIT = Duration.ofSeconds(60);

    private final WorkPump pump;
    private final int workers;
    private final ReentrantLock pauses = new ReentrantLock();
    private final Condition stopped = pauses.newCondition();
    private volatile boolean running;
    private final List<Thread> threads = new ArrayList<>();

    WorkConsumer(WorkEndpoint endpoint, Processor processor, WorkPump pump, int workers) {
        super(endpoint, processor);
        this.pump = pump;
        this.workers = workers;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        for (int i = 0; i < workers; i++) {
            Thread thread = new Thread(this::loop, getEndpoint().getEndpointUri() + " " + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        pauses.lock();
        try {
            stopped.signalAll();
        } finally {
            pauses.unlock();
        }
        join();
        super.doStop();
    }

    /** Interrupts nobody: H2 closes its file when a thread is interrupted in it. */
    private void join() throws InterruptedException {
        long end = System.nanoTime() + MOST_WAIT.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            if (thread.isAlive()) {
                LOG.error("{} is still at work after {}; it is left alone", thread.getName(), MOST_WAIT);
            }
        }
        threads.clear();
    }

    private void loop() {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try {
                Optional<Work> work = pump.poll(WAIT);
                if (work.isEmpty() || pass(work.get())) {
                    pause = FIRST_PAUSE;
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                // An error too: nobody would start this thread again.
                LOG.error(
                        "{} has no work to give: {}",
                        getEndpoint().getEndpointUri(),
                        e.getClass().getName());
                LOG.debug("pump failed", e);
            }
            if (!await(pause)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean pass(Work work) {
        Exchange exchange = createExchange(false);
        try (work) {
            exchange.getIn().setBody(work);
            getProcessor().process(exchange);
            Exception failure = exchange.getException();
            if (failure == null && exchange.getProperty(DONE, false, Boolean.class)) {
                return true;
            }
            LOG.error(
                    "{}: {} will come again: {}",
                    getEndpoint().getEndpointUri(),
                    work.size(),
                    failure == null
                            ? "the route ended without doing the work"
                            : failure.getClass().getName());
            LOG.debug("route failed", failure);
        } catch (Throwable e) {
            LOG.error(
                    "{}: {} will come again: {}",
                    getEndpoint().getEndpointUri(),
                    work.size(),
                    e.getClass().getName());
        } finally {
            releaseExchange(exchange, false);
        }
        return false;
    }

    /** Whether to go on after the pause. */
    private boolean await(Duration pause) {
        pauses.lock();
        try {
            long left = pause.toNanos();
            while (running && left > 0) {
                left = stopped.awaitNanos(left);
            }
            return running;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            pauses.unlock();
        }
    }
}
