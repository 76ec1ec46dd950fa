package io.tablebridge.intake.poll;

import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a poll is doing.
 *
 * @param key source and name
 * @param lastSuccess the end of what its last whole sweep covers; empty before the first one
 * @param nextDue when the next sweep begins; empty while one is under way
 * @param nextTry when it is asked again after a failure; empty unless it rests because of one
 * @param pages taken since the beginning
 * @param records taken since the beginning
 * @param deleted how many of them were found to be deleted
 * @param problem what is in its way
 * @param backfill its backfill; empty when there never was one
 */
public record PollReport(
        String key,
        Optional<Instant> lastSuccess,
        Optional<Instant> nextDue,
        Optional<Instant> nextTry,
        long pages,
        long records,
        long deleted,
        Optional<Problem> problem,
        Optional<Backfill> backfill) {

    /** What is in the way of the poll and of its backfill. */
    public List<Problem> problems() {
        return Stream.concat(problem.stream(), backfill.flatMap(Backfill::problem).stream())
                .toList();
    }

    /**
     * How a backfill is doing.
     *
     * @param state see there
     * @param at how far it is; empty when it has ended
     * @param until where it ends; empty when it has ended
     * @param pages taken
     * @param records taken
     * @param perSecond records in the last moments, in this process; 0 when it stands still
     * @param problem what is in its way
     */
    public record Backfill(
            State state,
            Optional<Instant> at,
            Optional<Instant> until,
            long pages,
            long records,
            double perSecond,
            Optional<Problem> problem) {}

    /** What a backfill does. */
    public enum State {
        RUNNING,
        STOPPED,
        ENDED
    }

    /** A backfill as its state tells it. */
    public static Optional<Backfill> backfill(PollState state, double perSecond, Optional<Problem> problem) {
        if (state.equals(PollState.none())) {
            return Optional.empty();
        }
        State what = state.sweep().isEmpty() ? State.ENDED : state.stopped() ? State.STOPPED : State.RUNNING;
        return Optional.of(new Backfill(
                what,
                state.sweep().map(PollSweep::slice),
                state.sweep().map(PollSweep::to),
                state.pages(),
                state.records(),
                what == State.RUNNING ? perSecond : 0,
                problem));
    }
}
