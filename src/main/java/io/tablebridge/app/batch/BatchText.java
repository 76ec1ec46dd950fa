package io.tablebridge.app.batch;

import io.tablebridge.pipeline.NightlyFile;
import io.tablebridge.pipeline.NightlyRun;
import io.tablebridge.settings.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says in lines how batches and their runs stand. Immutable, thread-safe. */
final class BatchText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Locale language;
    private final ZoneId zone;

    BatchText(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** A batch and when it is due next. */
    String batch(Batch batch, Instant now) {
        return batch.due()
                .map(times -> text("batch.list.due", batch.name(), time(times.next(now), zone)))
                .orElseGet(() -> text("batch.list.asked", batch.name()));
    }

    /** A run: how it stands, and a line for each file that came. */
    String run(NightlyRun run, List<NightlyFile> files) {
        StringBuilder lines = new StringBuilder("  ").append(state(run));
        files.forEach(file -> lines.append("\n    ").append(file(file)));
        return lines.toString();
    }

    private String state(NightlyRun run) {
        if (run.end().isEmpty()) {
            return text(run.late().isPresent() ? "batch.run.late" : "batch.run.open", time(run.due(), zone));
        }
        NightlyRun.End end = run.end().get();
        String seconds = Long.toString(end.at().getEpochSecond() - run.begun().getEpochSecond());
        return switch (end.outcome()) {
            case DONE ->
                text(
                        end.target().isEmpty() ? "batch.run.done" : "batch.run.exported",
                        time(run.due(), zone),
                        Long.toString(end.rows()),
                        seconds,
                        end.target());
            case MISSING -> text("batch.run.missing", time(run.due(), zone));
            case FAILED ->
                text("batch.run.failed", time(run.due(), zone))
                        + end.problems().stream()
                                .map(problem -> " " + problem.text(language))
                                .reduce("", String::concat);
        };
    }

    private String file(NightlyFile file) {
        return switch (file.fate()) {
            case TAKEN ->
                text(
                        "batch.file.taken",
                        file.name(),
                        Long.toString(file.rows()),
                        Long.toString(file.counts().applied()),
                        Long.toString(file.counts().unchanged()),
                        Long.toString(file.counts().superseded()),
                        Long.toString(file.counts().rejected()),
                        Long.toString(file.counts().ignored()));
            case AGAIN ->
                text(
                        "batch.file.again",
                        file.name(),
                        file.known().map(at -> time(at, zone)).orElse("–"));
            case REFUSED ->
                file.problems().stream()
                        .map(problem -> problem.text(language))
                        .reduce(text("batch.file.refused", file.name()), (all, one) -> all + " " + one);
        };
    }

    String text(String key, Object... arguments) {
        return Messages.text(language, key, arguments);
    }
}
