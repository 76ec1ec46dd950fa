package io.tablebridge.intake.poll;

import java.time.Instant;
import java.util.Optional;

/**
 * A way through a list that has begun and not ended.
 *
 * @param from the beginning of what it covers, inclusive
 * @param to the end of what it covers
 * @param late whether it also looks for what was listed late
 * @param slice where the part begins that is being asked for
 * @param until where that part ends, when it is to be shorter than the platform takes
 * @param place the page to ask for next
 * @param shape tells the request that {@code place} belongs to from one that was written otherwise; empty when the first
 *     page has not been asked for
 */
public record PollSweep(
        Instant from, Instant to, boolean late, Instant slice, Optional<Instant> until, PollPlace place, String shape) {

    private static final PollPlace START = new PollPlace("", 0, 0);

    static PollSweep of(Instant from, Instant to, boolean late) {
        return new PollSweep(from, to, late, from, Optional.empty(), START, "");
    }

    PollSweep at(PollPlace next, String newShape) {
        return new PollSweep(from, to, late, slice, until, next, newShape);
    }

    /** The same from the beginning of its slice on. */
    PollSweep again() {
        return new PollSweep(from, to, late, slice, until, START, "");
    }

    PollSweep withSlice(Instant begin) {
        return new PollSweep(from, to, late, begin, Optional.empty(), START, "");
    }

    /** The same from the beginning of its slice on, which ends here. */
    PollSweep narrowed(Instant end) {
        return new PollSweep(from, to, late, slice, Optional.of(end), START, "");
    }

    boolean isAtItsFirstPage() {
        return shape.isEmpty();
    }

    boolean isAtItsBeginning() {
        return isAtItsFirstPage() && slice.equals(from);
    }
}
