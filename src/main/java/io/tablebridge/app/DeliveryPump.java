package io.tablebridge.app;

import io.tablebridge.camel.Work;
import io.tablebridge.camel.WorkPump;
import io.tablebridge.camel.WorkStep;
import io.tablebridge.delivery.DeliveryStep;
import io.tablebridge.delivery.DeliveryWorker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gives a destination's route its turns, as soon as the database is there. One turn looks at one batch; when it found
 * nothing to do, the next one waits for news.
 */
final class DeliveryPump implements WorkPump {

    private final Awaited<DeliveryWorker> worker;
    private volatile Duration rest = Duration.ZERO;

    DeliveryPump(CompletableFuture<DeliveryWorker> worker) {
        this.worker = new Awaited<>(worker);
    }

    @Override
    public Optional<Work> poll(Duration wait) throws InterruptedException {
        Optional<DeliveryWorker> ready = worker.within(wait);
        if (ready.isPresent() && !rest.isZero()) {
            ready.get().awaitNews(rest.compareTo(wait) < 0 ? rest : wait);
        }
        return ready.map(Turn::new);
    }

    private final class Turn implements Work {

        private final DeliveryWorker worker;

        Turn(DeliveryWorker worker) {
            this.worker = worker;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public boolean run(WorkStep step) {
            if (step != WorkStep.DELIVER) {
                throw new IllegalArgumentException("a turn of deliveries knows no " + step);
            }
            DeliveryStep turn = worker.runOnce();
            rest = turn.rest();
            return true;
        }

        /** A turn holds nothing beyond its one step. */
        @Override
        public void close() {}

        @Override
        public String toString() {
            return "a turn of deliveries";
        }
    }
}
