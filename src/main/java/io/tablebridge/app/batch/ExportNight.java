package io.tablebridge.app.batch;

import io.tablebridge.app.export.ExportHolder;
import io.tablebridge.app.export.ExportRun;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.NightlyEntries;
import io.tablebridge.pipeline.NightlyRun;
import io.tablebridge.remote.Backoff;
import io.tablebridge.settings.Problem;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs of exports. A table appears under its name when it is whole; one that was cut off is begun anew. One thread at a time.
 */
final class ExportNight {

    /** After so many failures in a row a run has failed. */
    private static final int MOST_FAILURES = 6;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final NightlyBooks books;
    private final ExportHolder.Asking holder;
    private final Outgoing outgoing;
    private final BooleanSupplier stop;
    private final ZoneId zone;
    private final Clock clock;
    private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, () -> 1.0);
    private final Map<String, Failures> failures = new HashMap<>();

    /** Failures in a row of a run, and when it is tried again. */
    private record Failures(long run, int count, Instant again) {}

    /**
     * @param holder who has the database
     * @param outgoing where tables go
     * @param stop whether the process is to end
     */
    ExportNight(
            NightlyBooks books,
            ExportHolder.Asking holder,
            Outgoing outgoing,
            BooleanSupplier stop,
            ZoneId zone,
            Clock clock) {
        this.books = books;
        this.holder = holder;
        this.outgoing = outgoing;
        this.stop = stop;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Writes the table.
     *
     * @throws OperateException when something is in the way; a later turn tries again
     */
    Turn step(Batch batch, ExportTask task, NightlyRun run) {
        Failures before = before(run);
        if (!run.byHand() && clock.instant().isBefore(before.again())) {
            return Turn.RESTING;
        }
        try {
            Optional<NightlyRun.End> end = write(batch, task, run);
            failures.remove(run.batch());
            end.ifPresent(done -> books.tell(NightlyEntries.end(run, done)));
            return end.isPresent() ? Turn.ENDED : Turn.BUSY;
        } catch (OperateException e) {
            int count = before.count() + 1;
            if (run.byHand() || e.isMistake() || count >= MOST_FAILURES) {
                end(run, NightlyRun.Outcome.FAILED, List.of(e.problem()));
                return Turn.ENDED;
            }
            Instant again = clock.instant().plus(backoff.after(count));
            failures.put(run.batch(), new Failures(run.entry(), count, again));
            throw e;
        }
    }

    private Failures before(NightlyRun run) {
        Failures none = new Failures(run.entry(), 0, Instant.MIN);
        Failures last = failures.getOrDefault(run.batch(), none);
        return last.run() == run.entry() ? last : none;
    }

    /** Ends a run without a table. */
    void end(NightlyRun run, NightlyRun.Outcome outcome, List<Problem> problems) {
        books.tell(NightlyEntries.end(run, new NightlyRun.End(clock.instant(), outcome, 0, "", problems)));
    }

    /** Empty when it was stopped. */
    private Optional<NightlyRun.End> write(Batch batch, ExportTask task, NightlyRun run) {
        LocalDate day = LocalDate.ofInstant(run.due(), zone);
        Path output = outgoing.file(batch, task.place(), task.fileOf(day));
        ExportRun export = new ExportRun(
                task.order(day, output, batch.language()),
                zone,
                OutputStream.nullOutputStream(),
                new PrintWriter(Writer.nullWriter()),
                batch.language(),
                stop,
                clock);
        try {
            if (export.from(new ExportHolder(holder, batch.language())) != CommandResult.OK) {
                return Optional.empty();
            }
            String target = outgoing.bring(task.place(), output);
            return Optional.of(
                    new NightlyRun.End(clock.instant(), NightlyRun.Outcome.DONE, export.rows(), target, List.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }
}
