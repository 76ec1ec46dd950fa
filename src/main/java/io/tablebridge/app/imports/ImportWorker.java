package io.tablebridge.app.imports;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the imports of a queue, one after the other; what was in the way of one is tried again. One thread. */
final class ImportWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final ImportQueue queue;
    private final ImportGround ground;
    private final Clock clock;

    ImportWorker(ImportQueue queue, ImportGround ground, Clock clock) {
        this.queue = queue;
        this.ground = ground;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            for (Optional<QueuedImport> next = queue.next(); next.isPresent(); next = queue.next()) {
                run(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(QueuedImport queued) {
        ImportTask task = queued.task();
        try {
            ImportResult result =
                    new ImportRun(ground, new Watch(queued), clock).run(task.wish(), task.attempt(), task.id());
            if (result.state().end().isPresent()) {
                queue.over(queued, ended(queued, result));
                LOG.info(
                        "{}",
                        LogLine.of(
                                "import.log.ended",
                                task.wish().name(),
                                result.state().end().get().rows(),
                                result.state().counts().rejected()));
            }
        } catch (OperateException e) {
            fail(queued, e.problem(), e.isMistake());
        } catch (StoreUnavailableException e) {
            fail(queued, e.problem(), false);
        } catch (RuntimeException | Error e) {
            // Nobody would start this thread again.
            LOG.debug("an import failed", e);
            fail(
                    queued,
                    Problem.at(task.wish().name(), "TB-IMP-032", e.getClass().getSimpleName()),
                    false);
        } finally {
            queued.end();
        }
    }

    private static ImportStanding ended(QueuedImport queued, ImportResult result) {
        ImportStanding last = queued.standing(0);
        return new ImportStanding(
                last.id(),
                last.name(),
                ImportPhase.ENDED,
                0,
                last.reached(),
                last.notes(),
                Optional.empty(),
                Optional.of(result));
    }

    private void fail(QueuedImport queued, Problem why, boolean forGood) {
        if (queue.isClosing() || queued.task().paused()) {
            return; // whatever it was, it shows again when the import goes on
        }
        LOG.warn("{}", why);
        if (forGood) {
            ImportTask task = queued.task();
            queue.over(
                    queued,
                    new ImportStanding(
                            task.id(),
                            task.wish().name(),
                            ImportPhase.FAILED,
                            0,
                            ImportStanding.Reached.NOTHING,
                            List.of(),
                            Optional.of(why),
                            Optional.empty()));
        } else {
            queued.rest(why, clock.instant().plus(PAUSE));
        }
    }

    private final class Watch implements ImportWatch {

        private final QueuedImport queued;

        Watch(QueuedImport queued) {
            this.queued = queued;
        }

        @Override
        public void note(Problem problem) {
            queued.note(problem);
        }

        @Override
        public void begin(long rows, long bytes) {
            queued.from(rows, bytes);
        }

        @Override
        public void reached(long rows, long bytes, long all) {
            queued.at(rows, bytes, all);
        }

        @Override
        public boolean isStopped() {
            return queue.isClosing() || queued.task().paused();
        }
    }
}
