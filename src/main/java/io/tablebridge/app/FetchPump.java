package io.tablebridge.app;

import io.tablebridge.camel.Work;
import io.tablebridge.camel.WorkPump;
import io.tablebridge.camel.WorkStep;
import io.tablebridge.intake.fetch.FetchTask;
import io.tablebridge.intake.fetch.FetchWorker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Gives the route of fetches its turns, as soon as the database is there: each fetches one thing. */
final class FetchPump implements WorkPump {

    private final Awaited<FetchWorker> worker;

    FetchPump(CompletableFuture<FetchWorker> worker) {
        this.worker = new Awaited<>(worker);
    }

    @Override
    public Optional<Work> poll(Duration wait) throws InterruptedException {
        Optional<FetchWorker> ready = worker.within(wait);
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Optional<FetchTask> task = ready.get().next();
        if (task.isEmpty()) {
            ready.get().awaitNews(wait);
        }
        return task.map(found -> new Turn(ready.get(), found));
    }

    private static final class Turn implements Work {

        private final FetchWorker worker;
        private final FetchTask task;
        private boolean begun;

        Turn(FetchWorker worker, FetchTask task) {
            this.worker = worker;
            this.task = task;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public boolean run(WorkStep step) {
            if (step != WorkStep.FETCH) {
                throw new IllegalArgumentException("a fetch knows no " + step);
            }
            begun = true;
            worker.run(task);
            return true;
        }

        /** A route that never came to the fetch gives it back. */
        @Override
        public void close() {
            if (!begun) {
                worker.giveBack(task);
            }
        }

        @Override
        public String toString() {
            return "a fetch";
        }
    }
}
