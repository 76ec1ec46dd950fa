package io.tablebridge.app;

import io.tablebridge.intake.Refusal;
import io.tablebridge.operate.management.StatusReport;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What the doors refused since the start, by source and reason: a platform whose secret is wrong sends and sends, and nothing
 * of it is kept. Holds numbers only, one pair for each source that a route names and each reason. Thread-safe.
 */
final class Refusals {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    /** Strangers knock at every address of the internet, all day. */
    private static final Duration BETWEEN_LINES_OF_STRANGERS = Duration.ofHours(1);

    private final Map<Kind, Tally> tallies = new ConcurrentHashMap<>();
    private final BiConsumer<LogLine, Problem> log;
    private final Clock clock;

    private record Kind(String source, Refusal reason) {}

    /** @param log takes how many were refused, and why with the next step */
    Refusals(BiConsumer<LogLine, Problem> log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** One more; says so at once or, when it said so just before, with one that comes later. */
    void add(String source, Refusal reason) {
        Tally tally = tallies.computeIfAbsent(new Kind(source, reason), kind -> new Tally());
        Duration pause = source.isEmpty() ? BETWEEN_LINES_OF_STRANGERS : BETWEEN_LINES;
        tally.add(clock.instant(), pause).ifPresent(news -> log.accept(line(source, news), why(reason)));
    }

    private static LogLine line(String source, long news) {
        return source.isEmpty()
                ? LogLine.of("app.log.refused-strangers", news)
                : LogLine.of("app.log.refused", source, news);
    }

    private static Problem why(Refusal reason) {
        return Problem.at("", reason.code());
    }

    /** All, by source and reason. */
    List<StatusReport.Refused> all(ZoneId zone) {
        return tallies.entrySet().stream()
                .sorted(Comparator.comparing(
                        Map.Entry::getKey, Comparator.comparing(Kind::source).thenComparing(Kind::reason)))
                .map(entry -> entry.getValue().refused(entry.getKey(), zone))
                .toList();
    }

    private static final class Tally {

        private long count;
        private long told;
        private Instant last = Instant.MIN;
        private Instant toldAt = Instant.EPOCH;

        synchronized OptionalLong add(Instant now, Duration pause) {
            count++;
            last = now;
            if (now.isBefore(toldAt.plus(pause))) {
                return OptionalLong.empty();
            }
            long news = count - told;
            told = count;
            toldAt = now;
            return OptionalLong.of(news);
        }

        synchronized StatusReport.Refused refused(Kind kind, ZoneId zone) {
            LocalDateTime at = LocalDateTime.ofInstant(last, zone).truncatedTo(ChronoUnit.SECONDS);
            return new StatusReport.Refused(kind.source(), count, at, why(kind.reason()));
        }
    }
}
