package io.tablebridge.intake.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a sweep covers.
 *
 * @param kind see there
 * @param first how far back the first sweep of changes goes
 * @param lookback how much of the time before a sweep of changes covers again
 * @param lateSweep how often a sweep goes back twice this long, for what was listed late; empty for never
 * @param back how far before now a sweep of dates begins
 * @param ahead how far after now a sweep of dates ends
 * @param step the longest time that one request names
 */
public record PollCoverage(
        Kind kind,
        Duration first,
        Duration lookback,
        Optional<Duration> lateSweep,
        Duration back,
        Duration ahead,
        Duration step) {

    /** Which part of a list is asked for. */
    public enum Kind {
        /** What has changed since the last sweep: the request names a time of change. */
        CHANGES,
        /** What lies around now: the request names the records' own dates. */
        DATES,
        /** All of it, each time. */
        ALL
    }

    /** The next sweep. Full seconds: not every platform reads parts of them. */
    PollSweep begin(PollState state, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.SECONDS);
        return switch (kind) {
            case CHANGES -> changes(state, now);
            case DATES -> PollSweep.of(now.minus(back), now.plus(ahead), false);
            case ALL -> PollSweep.of(now, now, false);
        };
    }

    private PollSweep changes(PollState state, Instant now) {
        Instant usual = state.done().map(done -> done.minus(lookback)).orElse(now.minus(first));
        Optional<Instant> late = lateSweep.flatMap(every ->
                state.late().filter(last -> !now.isBefore(last.plus(every))).map(last -> last.minus(every)));
        Instant from = late.filter(far -> far.isBefore(usual)).orElse(usual);
        // A clock that was put back must not make a sweep of nothing.
        Instant latest = now.minus(lookback);
        return PollSweep.of(from.isBefore(latest) ? from : latest, now, late.isPresent());
    }

    /** The end of the part of a sweep that is being asked for. */
    Instant sliceEnd(PollSweep sweep) {
        Instant most = sweep.slice().plus(step);
        Instant end = sweep.until().filter(most::isAfter).orElse(most);
        return end.isBefore(sweep.to()) ? end : sweep.to();
    }
}
