package io.tablebridge.journal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Forced entries that can't be read back and that a person gave up, so that what came after them can go on.
 *
 * @param first the first of them
 * @param last the last of them
 * @param place the file, and the offset in it where that is known
 * @param givenUpAt when a person did so, on our clock
 * @param received what they held, as far as the journal had counted it before; a range counts what other ranges of its
 *     segment held too
 */
public record Loss(long first, long last, String place, Instant givenUpAt, Map<SourceDay, Long> received) {

    public Loss {
        received = Map.copyOf(received);
    }

    /** How many entries, events among them perhaps. */
    public long entries() {
        return last - first + 1;
    }

    /** With these counted too. */
    Loss holding(Map<SourceDay, Long> more) {
        Map<SourceDay, Long> sum = new HashMap<>(received);
        more.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return new Loss(first, last, place, givenUpAt, sum);
    }

    boolean covers(long entry) {
        return first <= entry && entry <= last;
    }
}
