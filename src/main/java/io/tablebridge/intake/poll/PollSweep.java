package io.tablebridge.intake.poll;

import java.time.Instant;

/**
 * A way through a list that has begun and not ended.
 *
 * @param from the beginning of what it covers, inclusive
 * @param to the end of what it covers
 * @param late whether it also looks for what was listed late
 * @param slice where the part begins that is being asked for
 * @param place the page to ask for next
 * @param shape tells the request that {@code place} belongs to from one that was written otherwise; empty when the first
 *     page has not been asked for
 */
public record PollSweep(Instant from, Instant to, boolean late, Instant slice, PollPlace place, String shape) {

    static PollSweep of(Instant from, Instant to, boolean late) {
        return new PollSweep(from, to, late, from, new PollPlace("", 0, 0), "");
    }

    PollSweep at(PollPlace next, String newShape) {
        return new PollSweep(from, to, late, slice, next, newShape);
    }

    /** The same from the beginning of its slice on. */
    PollSweep again() {
        return new PollSweep(from, to, late, slice, new PollPlace("", 0, 0), "");
    }

    PollSweep withSlice(Instant begin) {
        return new PollSweep(from, to, late, begin, new PollPlace("", 0, 0), "");
    }
}
