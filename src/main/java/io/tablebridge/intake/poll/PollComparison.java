package io.tablebridge.intake.poll;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a poll watches, compared with what a whole sweep has listed.
 *
 * @param put what is watched from now on, or in another state
 * @param drop what has left the sweep's reach
 * @param gone ids of what is missing often enough, in order
 * @param expected how many should have been listed
 * @param missing how many of them were not
 */
record PollComparison(List<PollWatched> put, List<String> drop, List<String> gone, int expected, int missing) {

    static PollComparison of(
            List<PollWatched> watched, Map<String, PollWatched> listed, Predicate<PollWatched> covered) {
        List<PollWatched> put = new ArrayList<>();
        List<String> drop = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        Map<String, PollWatched> fresh = new TreeMap<>(listed);
        int missing = 0;
        for (PollWatched before : watched) {
            PollWatched now = fresh.remove(before.id());
            if (now != null) {
                if (!now.equals(before)) {
                    put.add(now);
                }
            } else if (!covered.test(before)) {
                drop.add(before.id());
            } else {
                missing++;
                PollWatched again = before.missedAgain();
                if (!again.equals(before)) {
                    put.add(again);
                }
                if (again.missed() >= PollWatched.ENOUGH) {
                    gone.add(before.id());
                }
            }
        }
        put.addAll(fresh.values());
        put.sort(Comparator.comparing(PollWatched::id));
        return new PollComparison(put, drop, gone, watched.size() - drop.size(), missing);
    }
}
