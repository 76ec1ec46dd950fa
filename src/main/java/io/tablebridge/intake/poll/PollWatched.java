package io.tablebridge.intake.poll;

import io.tablebridge.model.StorableText;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that a poll has listed and watches since.
 *
 * @param id the platform's, at most {@value #LONGEST_ID} characters
 * @param at its own date when it was last listed, to the millisecond; empty where the list has no dates
 * @param missed how many whole sweeps in a row did not list it, 0, 1, or 2 for more
 */
public record PollWatched(String id, Optional<Instant> at, int missed) {

    static final int LONGEST_ID = 200;

    /** So often must a record be missing before it may be taken as deleted. */
    static final int ENOUGH = 2;

    /** Whether an id can be watched: what the journal or a database would keep otherwise is another record's or nobody's. */
    static boolean canBeId(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_ID && StorableText.is(text);
    }

    PollWatched missedAgain() {
        return new PollWatched(id, at, Math.min(ENOUGH, missed + 1));
    }

    /** Its id alone. */
    @Override
    public String toString() {
        return id;
    }
}
