package io.tablebridge.app;

import io.tablebridge.camel.CamelRuntime;
import io.tablebridge.camel.WorkPump;
import io.tablebridge.delivery.DeliveryWorker;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.remote.Backoff;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The destinations that can work. Their routes have pumps from the start on; what turns them is connected when the database
 * is there, and nothing goes out before that has caught up.
 */
final class Destinations implements AutoCloseable {

    private final DestinationPlan plan;
    private final Metrics metrics;
    private final Clock clock;
    private final Map<String, CompletableFuture<DeliveryWorker>> workers = new LinkedHashMap<>();
    private final WhenCaughtUp whenCaughtUp = new WhenCaughtUp();

    Destinations(DestinationPlan plan, Metrics metrics, Clock clock) {
        this.plan = plan;
        this.metrics = metrics;
        this.clock = clock;
        plan.ready().forEach(ready -> workers.put(ready.name(), new CompletableFuture<>()));
    }

    Set<String> names() {
        return workers.keySet();
    }

    /** What turns them, as it comes about. */
    Map<String, CompletableFuture<DeliveryWorker>> workers() {
        return Map.copyOf(workers);
    }

    Map<String, WorkPump> pumps() {
        Map<String, WorkPump> pumps = new LinkedHashMap<>();
        workers.forEach((name, worker) -> pumps.put(name, new DeliveryPump(worker)));
        return pumps;
    }

    /** To be called once, when the core is there; what goes out waits until that has caught up. */
    void connect(Core core, CamelRuntime camel) {
        List<DeliveryWorker> all = new ArrayList<>();
        for (DestinationPlan.Ready ready : plan.ready()) {
            DeliveryWorker worker = worker(ready, core, camel);
            core.loop().onCommit(committed -> worker.committed(committed.position()));
            worker.committed(core.loop().position());
            all.add(worker);
            CompletableFuture<DeliveryWorker> future = workers.get(ready.name());
            if (future != null) {
                future.complete(worker);
            }
        }
        whenCaughtUp.run(core.gate(), () -> all.forEach(DeliveryWorker::open));
    }

    private DeliveryWorker worker(DestinationPlan.Ready ready, Core core, CamelRuntime camel) {
        return new DeliveryWorker(
                ready.delivery(),
                ready.connect(camel.transport(CamelPlan.MOST_ANSWER_BYTES), clock),
                ready.mapping(),
                core.profiles(),
                core.database(),
                core.journal(),
                core.arrivals(),
                new DeliveryFigures(metrics),
                Backoff.standard(() -> ThreadLocalRandom.current().nextDouble()),
                clock);
    }

    /** What has not caught up until now is not waited for. */
    @Override
    public void close() {
        whenCaughtUp.close();
    }
}
