package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.NightlyFile;
import io.tablebridge.pipeline.NightlyRun;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code batch} lists batches with their last runs, {@code batch-run name=} runs one now. Thread-safe. */
public final class BatchCommands {

    private static final int LISTED = 3;

    /** So many seconds a file that is still being written is waited for. */
    private static final int MOST_WAIT = 60;

    private final Nightly nightly;
    private final ZoneId zone;
    private final Clock clock;

    public BatchCommands(Nightly nightly, ZoneId zone, Clock clock) {
        this.nightly = nightly;
        this.zone = zone;
        this.clock = clock;
    }

    /** The commands by name. */
    public Map<String, Command> all() {
        return Map.of("batch", this::list, "batch-run", this::run);
    }

    private CommandResult list(CommandRequest request) {
        BatchText text = new BatchText(request.language(), zone);
        StringBuilder lines = new StringBuilder();
        for (Batch batch : nightly.batches()) {
            lines.append(text.batch(batch, clock.instant())).append('\n');
            for (NightlyRun run : nightly.books().runs().last(batch.name(), LISTED)) {
                lines.append(text.run(run, nightly.books().runs().files(run, 0)))
                        .append('\n');
            }
        }
        List<Problem> problems = nightly.problems();
        problems.forEach(
                problem -> lines.append(problem.text(request.language())).append('\n'));
        if (lines.isEmpty()) {
            lines.append(text.text("batch.list.none"));
        }
        return new CommandResult(problems.isEmpty() ? CommandResult.OK : CommandResult.DOES_NOT_HOLD, lines.toString());
    }

    private CommandResult run(CommandRequest request) {
        String name = request.arguments().getOrDefault("name", "");
        NightlyRun run = nightly.run(name);
        for (int second = 0; second < MOST_WAIT && isUnderWay(run); second++) {
            pause();
            run = nightly.run(name);
        }
        List<NightlyFile> files = nightly.books().runs().files(run, 0);
        String text = new BatchText(request.language(), zone).run(run, files).strip();
        return new CommandResult(exit(run, files), text);
    }

    /** A run by hand ends unless a file is still being written; one that was due waits for what has not come. */
    private static boolean isUnderWay(NightlyRun run) {
        return run.byHand() && run.end().isEmpty();
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    private static int exit(NightlyRun run, List<NightlyFile> files) {
        boolean failed = run.end()
                .filter(end -> end.outcome() == NightlyRun.Outcome.FAILED)
                .isPresent();
        if (failed) {
            return CommandResult.CANNOT;
        }
        boolean done = run.end()
                .filter(end -> end.outcome() == NightlyRun.Outcome.DONE)
                .isPresent();
        boolean good = done && files.stream().noneMatch(Alerts::concern);
        return good ? CommandResult.OK : CommandResult.DOES_NOT_HOLD;
    }
}
