package io.tablebridge.app.imports;

import io.tablebridge.app.imports.ImportStanding.Reached;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.settings.Localized;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how imports are doing, a line for each. Thread-safe. */
public final class ImportStatus {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int MOST_ENDED = 3;
    private static final Duration RECENT = Duration.ofDays(7);

    private final ImportQueue queue;
    private final ZoneId zone;
    private final Clock clock;

    /** @param zone of the restaurant, whose clock is meant */
    public ImportStatus(ImportQueue queue, ZoneId zone, Clock clock) {
        this.queue = queue;
        this.zone = zone;
        this.clock = clock;
    }

    /** Those that are not over, and what could not be done since the start; needs no database. */
    public List<Localized> now() {
        return queue.all().stream().map(ImportStatus::line).toList();
    }

    /** The same, and the newest that have ended. */
    public List<Localized> all() {
        List<Localized> lines = new ArrayList<>(now());
        Instant since = clock.instant().minus(RECENT);
        for (ImportState state : queue.ground().imports().ended(MOST_ENDED)) {
            state.end().filter(end -> end.at().isAfter(since)).ifPresent(end -> lines.add(ended(state, end)));
        }
        return lines;
    }

    private Localized ended(ImportState state, ImportState.End end) {
        return line(
                "import.status.ended",
                state.fileName(),
                TIME.format(end.at().atZone(zone)),
                end.rows(),
                state.counts().rejected());
    }

    private static Localized line(ImportStanding standing) {
        Reached reached = standing.reached();
        return switch (standing.phase()) {
            case WAITING -> line("import.status.waiting", standing.name(), standing.ahead());
            case RUNNING ->
                reached.all() == 0
                        ? line("import.status.running", standing.name(), reached.rows())
                        : line(
                                "import.status.running-part",
                                standing.name(),
                                reached.rows(),
                                100 * reached.bytes() / reached.all());
            case PAUSED -> line("import.status.paused", standing.name());
            case RESTING -> because("import.status.resting", standing);
            case FAILED -> because("import.status.failed", standing);
            case ENDED -> throw new IllegalStateException("it is not listed any more");
        };
    }

    private static Localized because(String key, ImportStanding standing) {
        return locale -> Messages.text(
                locale,
                key,
                standing.name(),
                standing.trouble()
                        .map((Problem problem) -> problem.text(locale))
                        .orElse(""));
    }

    private static Localized line(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return locale -> Messages.text(locale, key, texts);
    }
}
