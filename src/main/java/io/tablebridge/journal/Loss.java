package io.tablebridge.journal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Forced entries that can't be read back and that a person passed over, so that what came after them can go on.
 *
 * @param first the first of them
 * @param last the last of them
 * @param place the file, and the offset in it where that is known
 * @param passedOverAt when a person did so, on our clock
 * @param by who it was, as the machine knows them; empty while nobody did
 * @param received what they held, as far as the journal had counted it before; a range counts what other ranges of its
 *     segment held too
 */
public record Loss(
        long first, long last, String place, Instant passedOverAt, String by, Map<SourceDay, Long> received) {

    private static final int MOST_BY = 60;

    public Loss {
        received = Map.copyOf(received);
        by = by.length() <= MOST_BY ? by : by.substring(0, MOST_BY);
    }

    static Loss found(Damage damage, Instant now) {
        return new Loss(damage.firstEntry(), damage.lastEntry(), damage.place(), now, "", Map.of());
    }

    /** How many entries, events among them perhaps. */
    public long entries() {
        return last - first + 1;
    }

    /** First and last entry, as a person names them: {@code 17-19}. */
    public String range() {
        return first + "-" + last;
    }

    /** With these counted too. */
    Loss holding(Map<SourceDay, Long> more) {
        Map<SourceDay, Long> sum = new HashMap<>(received);
        more.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return new Loss(first, last, place, passedOverAt, by, sum);
    }

    Loss by(String person) {
        return new Loss(first, last, place, passedOverAt, person, received);
    }

    boolean covers(long entry) {
        return first <= entry && entry <= last;
    }
}
