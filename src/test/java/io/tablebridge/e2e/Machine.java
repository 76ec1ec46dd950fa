package io.tablebridge.e2e;

import io.tablebridge.app.Core;
import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.delivery.DeliveryListener;
import io.tablebridge.delivery.DeliverySettings;
import io.tablebridge.delivery.DeliveryStep;
import io.tablebridge.delivery.DeliveryWorker;
import io.tablebridge.delivery.Destination;
import io.tablebridge.delivery.Trouble;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.remote.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The service without its doors: one thread takes entries in, another brings a destination into step. */
final class Machine {

    private static final Duration TURN = Duration.ofMillis(20);

    private final Core core;
    private final String destination;
    private final DeliveryWorker worker;
    private final BooleanSupplier on;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> threads;
    private volatile boolean stopping;

    /**
     * @param on whether the machine has power: without, its threads end
     */
    Machine(Core core, Destination destination, OutboundMapping mapping, BooleanSupplier on, Clock clock) {
        this.core = core;
        this.destination = destination.name();
        this.on = on;
        this.worker = new DeliveryWorker(
                new DeliverySettings(OptionalLong.empty(), 50, Duration.ofSeconds(2)),
                destination,
                () -> mapping,
                core.profiles(),
                core.database(),
                core.journal(),
                core.arrivals(),
                new Deaf(),
                Backoff.standard(() -> 0.0),
                clock);
        core.loop().onCommit(committed -> worker.committed(committed.position()));
        worker.committed(core.loop().position());
        this.threads = List.of(thread("pipeline", this::takeIn), thread("delivery", this::deliver));
    }

    private Thread thread(String name, Turn turn) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!stopping && on.getAsBoolean()) {
                            turn.run();
                        }
                    } catch (Exception | Error e) {
                        failures.add(e);
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    Machine start() {
        threads.forEach(Thread::start);
        return this;
    }

    private void takeIn() throws InterruptedException {
        try {
            core.process(core.loop().poll(TURN));
        } catch (StoreUnavailableException e) {
            if (on.getAsBoolean()) {
                throw e;
            }
        }
    }

    private void deliver() throws InterruptedException {
        if (core.gate().isOpen()) {
            worker.open();
        }
        try {
            DeliveryStep step = worker.runOnce();
            if (!step.rest().isZero()) {
                worker.awaitNews(TURN);
            }
        } catch (JournalUnavailableException e) {
            if (on.getAsBoolean()) {
                throw e;
            }
        }
    }

    /** Whether all that came in has reached the destination. */
    boolean isDrained() {
        if (!failures.isEmpty()) {
            throw new AssertionError("the machine stopped by itself", failures.get(0));
        }
        return core.loop().position() == core.journal().end()
                && core.deliveries().counts().stream()
                        .filter(counts -> counts.destination().equals(destination))
                        .mapToLong(DeliveryAudit.Counts::waiting)
                        .anyMatch(waiting -> waiting == 0);
    }

    /** Lets each thread finish what it does. */
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    List<Throwable> failures() {
        return failures;
    }

    private interface Turn {
        void run() throws Exception;
    }

    private static final class Deaf implements DeliveryListener {

        @Override
        public void delivered(String destination, String source, Duration since) {}

        @Override
        public void handled(String destination, int inStep, int dead) {}

        @Override
        public void troubled(String destination, Trouble trouble) {}
    }
}
