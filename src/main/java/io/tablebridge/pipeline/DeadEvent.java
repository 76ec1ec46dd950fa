package io.tablebridge.pipeline;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Position;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event that can't go on without a person. Its body stays in the journal.
 *
 * @param position its place in the journal
 * @param kind the kind of its entry, in lower case
 * @param source the source it came from
 * @param mapping the mapping it was to go through; empty when it named none
 * @param receivedAt when it came in
 * @param problems why, without personal values
 * @param dismissed the word that it needs nothing more, once somebody gave it
 */
public record DeadEvent(
        Position position,
        String kind,
        String source,
        String mapping,
        Instant receivedAt,
        List<Problem> problems,
        Optional<Dismissal> dismissed) {

    /** How people name it: {@code 12}, or {@code 12.3} for a body of a block. */
    public String letter() {
        return kind.equals("block") ? position.toString() : Long.toString(position.entry());
    }

    /** Whether it came from outside: an entry of our own can't be tried again. */
    public boolean isRetryable() {
        return kind.equals("event") || kind.equals("block");
    }
}
