package io.tablebridge.app;

import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.intake.poll.Poller;
import io.tablebridge.intake.poll.Polls;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Registers what the polls know as figures, and says what is in their way. Thread-safe. */
final class PollFigures {

    private final Polls polls;
    private final Metrics metrics;
    private final Clock clock;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    PollFigures(Polls polls, Metrics metrics, Clock clock) {
        this.polls = polls;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * To be called now and then: route files that come later bring further polls. By their names alone, because the
     * pipeline's thread calls it.
     */
    void registerNew() {
        polls.keys().stream()
                .filter(registered::add)
                .forEach(key -> metrics.poll(
                        key,
                        () -> report(key).map(PollReport::records).orElse(0L),
                        () -> report(key).map(this::behind).orElse(Double.NaN),
                        () -> report(key)
                                .map(r -> r.problem().isPresent() ? 1.0 : 0.0)
                                .orElse(0.0)));
    }

    private Optional<PollReport> report(String key) {
        return polls.find(key).map(Poller::report);
    }

    private double behind(PollReport report) {
        return report.lastSuccess()
                .map(last -> Duration.between(last, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    /** What is in the way of polls and backfills. */
    List<Problem> problems() {
        return polls.reports().stream()
                .flatMap(report -> report.problems().stream())
                .toList();
    }
}
