package io.tablebridge.camel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
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

    private final WorkPump pump;
    private final int workers;
    private final ReentrantLock pauses = new ReentrantLock();
    private final Condition stopped = pauses.newCondition();
    private volatile boolean running;
    private Optional<ExecutorService> threads = Optional.empty();

    WorkConsumer(WorkEndpoint endpoint, Processor processor, WorkPump pump, int workers) {
        super(endpoint, processor);
        this.pump = pump;
        this.workers = workers;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        ExecutorService pool = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, getEndpoint().getEndpointUri(), workers);
        threads = Optional.of(pool);
        for (int i = 0; i < workers; i++) {
            pool.execute(this::loop);
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
        threads.ifPresent(getEndpoint().getCamelContext().getExecutorServiceManager()::shutdownGraceful);
        super.doStop();
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
            } catch (RuntimeException e) {
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
        try {
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
        } catch (Exception e) {
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
