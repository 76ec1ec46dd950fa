package io.tablebridge.app.batch;

import io.tablebridge.pipeline.NightlyFile;
import io.tablebridge.pipeline.NightlyMessage;
import io.tablebridge.pipeline.NightlyRun;
import io.tablebridge.pipeline.NightlyRuns;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message of the morning says: a line for each thing that ran, and each thing that a person must look at, which has a
 * code. One thread, for one message.
 */
final class MorningLines {

    private static final int MOST_RUNS = 200;
    private static final int MOST_LINES = 500;

    /** A run that begins so much later than it was due was caught up. */
    private static final Duration CAUGHT_UP = Duration.ofMinutes(30);

    private final NightlyRuns runs;
    private final Optional<NightlyMessage> before;
    private final ZoneId zone;
    private final List<Problem> lines = new ArrayList<>();

    /** @param before the last message, which has told what was known then */
    MorningLines(NightlyRuns runs, Optional<NightlyMessage> before, ZoneId zone) {
        this.runs = runs;
        this.before = before;
        this.zone = zone;
    }

    /** The lines; none when nothing happened. */
    List<Problem> all() {
        for (NightlyRun run : runs.toldAfter(told(), MOST_RUNS)) {
            about(run);
        }
        return lines.size() > MOST_LINES ? shortened() : List.copyOf(lines);
    }

    private List<Problem> shortened() {
        List<Problem> some = new ArrayList<>(lines.subList(0, MOST_LINES));
        some.add(Problem.at("", "batch.morning.more"));
        return some;
    }

    private long told() {
        return before.map(NightlyMessage::entry).orElse(0L);
    }

    private void about(NightlyRun run) {
        List<NightlyFile> files = runs.files(run, told());
        if (run.entry() > told()) {
            aboutBeginning(run);
        }
        files.forEach(file -> about(run, file));
        if (run.end().isPresent()) {
            aboutEnd(run, run.end().get());
        } else if (isLateNews(run)) {
            alert("TB-BAT-105", run, time(run.due()));
        } else if (files.isEmpty()) {
            note("batch.morning.waits", run.batch(), time(run.due()));
        }
    }

    private void aboutBeginning(NightlyRun run) {
        if (run.missed() > 0) {
            alert("TB-BAT-109", run, run.missed(), time(run.due()));
        } else if (!run.byHand() && run.begun().isAfter(run.due().plus(CAUGHT_UP))) {
            note("batch.morning.caught-up", run.batch(), time(run.due()), time(run.begun()));
        }
    }

    /** Only when nothing came at all: a wrong file has a line of its own. */
    private boolean isLateNews(NightlyRun run) {
        return run.late().isPresent()
                && isNews(run.late().get())
                && runs.files(run, 0).isEmpty();
    }

    private boolean isNews(Instant at) {
        return before.isEmpty() || at.isAfter(before.get().made());
    }

    private void about(NightlyRun run, NightlyFile file) {
        switch (file.fate()) {
            case AGAIN ->
                alert(
                        "TB-BAT-104",
                        run,
                        file.name(),
                        file.known().map(this::time).orElse("–"));
            case REFUSED -> {
                alert("TB-BAT-106", run, file.name());
                lines.addAll(file.problems());
            }
            case TAKEN -> aboutTaken(run, file);
        }
    }

    private void aboutTaken(NightlyRun run, NightlyFile file) {
        note(
                "batch.morning.taken",
                run.batch(),
                file.name(),
                file.rows(),
                file.counts().applied(),
                file.counts().unchanged(),
                file.counts().superseded(),
                file.counts().rejected(),
                file.counts().ignored());
        if (file.counts().rejected() > 0) {
            alert("TB-BAT-101", run, file.counts().rejected(), file.name(), file.rejects());
        }
        if (file.torn()) {
            alert("TB-BAT-102", run, file.name());
        }
        if (file.usual() > 0) {
            alert("TB-BAT-103", run, file.name(), file.rows(), file.usual());
        }
        if (file.counts().dead() > 0) {
            alert("TB-BAT-107", run, file.counts().dead(), file.name());
        }
    }

    private void aboutEnd(NightlyRun run, NightlyRun.End end) {
        boolean wasLate = run.late().isPresent();
        switch (end.outcome()) {
            case DONE -> {
                if (!end.target().isEmpty()) {
                    note("batch.morning.exported", run.batch(), end.rows(), end.target());
                } else if (wasLate) {
                    note("batch.morning.came", run.batch(), time(run.due()), time(end.at()));
                }
            }
            case MISSING -> {
                if (isLateNews(run) || run.byHand() || !wasLate) {
                    alert("TB-BAT-105", run, time(run.due()));
                } else {
                    note("batch.morning.missing", run.batch(), time(run.due()));
                }
            }
            case FAILED -> {
                alert("TB-BAT-108", run, time(run.due()));
                lines.addAll(end.problems());
            }
        }
    }

    private String time(Instant at) {
        return BatchText.time(at, zone);
    }

    private void note(String key, Object... arguments) {
        lines.add(Problem.at("", key, arguments));
    }

    private void alert(String code, NightlyRun run, Object... arguments) {
        lines.add(Problem.at(run.batch(), code, arguments));
    }
}
