package io.tablebridge.app;

import io.tablebridge.camel.Work;
import io.tablebridge.camel.WorkPump;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.pipeline.Batch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives the pipeline's route its batches, as soon as the database is there. */
final class PipelinePump implements WorkPump {

    private final CompletableFuture<Core> core;
    private final GiveWay giveWay;

    PipelinePump(CompletableFuture<Core> core, GiveWay giveWay) {
        this.core = core;
        this.giveWay = giveWay;
    }

    @Override
    public Optional<Work> poll(Duration wait) throws InterruptedException {
        Optional<Core> opened = opened(wait);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        giveWay.pause();
        Batch batch = opened.get().loop().poll(wait);
        return batch.isEmpty() ? Optional.empty() : Optional.of(new BatchWork(opened.get(), batch, giveWay));
    }

    private Optional<Core> opened(Duration wait) throws InterruptedException {
        try {
            return Optional.of(core.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            // The service stops for this; there is nothing for the route to do until then.
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            return Optional.empty();
        }
    }

    private record BatchWork(Core core, Batch batch, GiveWay giveWay) implements Work {

        @Override
        public int size() {
            return batch.entries().size();
        }

        @Override
        public void run() {
            long begin = System.nanoTime();
            for (StoredEntry stored : batch.entries()) {
                if (stored.entry().kind() == EntryKind.EVENT) {
                    core.arrivals()
                            .record(
                                    stored.number(),
                                    stored.entry().source(),
                                    stored.entry().receivedAt());
                }
            }
            core.process(batch);
            giveWay.worked(
                    System.nanoTime() - begin, batch.entries().get(0).entry().receivedAt());
        }

        /** Its size only: a batch holds personal data. */
        @Override
        public String toString() {
            return size() + " entries";
        }
    }
}
