package io.tablebridge.intake.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for so little time at once that one page holds it all, where a list is read by its times of change. Between two
 * pages a list may move: whoever is changed leaves the part that is being asked for, those behind move up, and the next
 * page passes one of them over. One answer alone is whole. The poller's thread only.
 */
final class PollNarrowing {

    private static final int PARTS = 4;

    private boolean useless;
    private long full = Long.MAX_VALUE;

    /**
     * The same sweep over less time, when what was asked for has more than one page; empty to take it as it is.
     *
     * @param sweep whose page came
     * @param place of that page
     * @param next whether the platform tells of a further page
     */
    Optional<PollSweep> narrower(PollPlan plan, PollSweep sweep, PollPlace place, PollReply reply, boolean next) {
        if (sweep.isAtItsBeginning() && sweep.until().isEmpty()) {
            useless = false;
        }
        boolean tooMuch = plan.paging().isTold()
                ? sweep.isAtItsFirstPage() && next
                : isNumberedTooMuch(plan, sweep, place, reply.records().size());
        if (useless || !tooMuch || !plan.asksForChanges()) {
            return Optional.empty();
        }
        Duration grain = plan.format().grain();
        Duration width = Duration.between(sweep.slice(), plan.coverage().sliceEnd(sweep));
        if (width.compareTo(grain) <= 0) {
            // As when everything was imported within one second, or the platform overlooks what time it is asked for.
            useless = true;
            return Optional.empty();
        }
        Duration less = Duration.ofSeconds(width.toSeconds() / PARTS);
        return Optional.of(sweep.narrowed(sweep.slice().plus(less.compareTo(grain) < 0 ? grain : less)));
    }

    /** Nobody tells of a further page: a full one means that, and how many are full shows when a second has any. */
    private boolean isNumberedTooMuch(PollPlan plan, PollSweep sweep, PollPlace place, int records) {
        if (sweep.isAtItsFirstPage()) {
            return records >= Math.min(full, plan.pageSize());
        }
        boolean second = place.page() == plan.paging().firstPage() + 1L && records > 0;
        if (second) {
            full = Math.min(full, place.offset());
        }
        return second;
    }

    /** The part after one that was taken whole: as long as that one, or longer when its page had room. */
    PollSweep following(PollPlan plan, PollSweep sweep, long records) {
        Instant end = plan.coverage().sliceEnd(sweep);
        PollSweep following = sweep.withSlice(end);
        if (useless || sweep.until().isEmpty()) {
            return following;
        }
        Duration width = Duration.between(sweep.slice(), end);
        int more = records == 0 ? PARTS : records * 2 <= plan.pageSize() ? 2 : 1;
        return following.narrowed(end.plus(width.multipliedBy(more)));
    }
}
