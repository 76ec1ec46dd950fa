package io.tablebridge.app;

import io.tablebridge.camel.Work;
import io.tablebridge.camel.WorkPump;
import io.tablebridge.camel.WorkStep;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.pipeline.Batch;
import io.tablebridge.pipeline.Passage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the pipeline's route its batches, as soon as the database is there. */
final class PipelinePump implements WorkPump {

    private static final Logger LOG = LoggerFactory.getLogger(PipelinePump.class);

    private final Awaited<Core> core;
    private final GiveWay giveWay;
    private long told;

    PipelinePump(CompletableFuture<Core> core, GiveWay giveWay) {
        this.core = new Awaited<>(core);
        this.giveWay = giveWay;
    }

    @Override
    public Optional<Work> poll(Duration wait) throws InterruptedException {
        Optional<Core> opened = core.within(wait);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        giveWay.pause();
        Batch batch = poll(opened.get(), wait);
        return batch.isEmpty() ? Optional.empty() : Optional.of(new BatchWork(opened.get(), batch, giveWay));
    }

    private Batch poll(Core opened, Duration wait) throws InterruptedException {
        try {
            return opened.loop().poll(wait);
        } catch (JournalDamagedException e) {
            if (e.firstEntry() != told) {
                told = e.firstEntry();
                LOG.error("{}", ServiceHealth.inTheWay(e.damage()));
            }
            throw e;
        }
    }

    private static final class BatchWork implements Work {

        private final Core core;
        private final Batch batch;
        private final GiveWay giveWay;
        private final Passage passage;
        private final long begun = System.nanoTime();

        BatchWork(Core core, Batch batch, GiveWay giveWay) {
            this.core = core;
            this.batch = batch;
            this.giveWay = giveWay;
            this.passage = core.begin(batch);
        }

        @Override
        public int size() {
            return batch.entries().size();
        }

        @Override
        public boolean run(WorkStep step) {
            switch (step) {
                case NORMALISE -> core.guarded(passage::normalise);
                case RESOLVE -> core.guarded(passage::resolve);
                case STORE -> store();
                case DELIVER, FETCH -> throw new IllegalArgumentException("a batch of events knows no " + step);
            }
            return step == WorkStep.STORE;
        }

        private void store() {
            core.store(passage, begun);
            giveWay.worked(
                    System.nanoTime() - begun, batch.entries().get(0).entry().receivedAt());
        }

        @Override
        public void close() {
            core.guarded(passage::close);
        }

        /** Its size only: a batch holds personal data. */
        @Override
        public String toString() {
            return size() + " entries";
        }
    }
}
