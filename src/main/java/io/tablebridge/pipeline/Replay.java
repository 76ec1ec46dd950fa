package io.tablebridge.pipeline;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be read again with a corrected mapping: everything that went through a mapping of this name before the
 * present one came into force.
 *
 * @param mapping the mapping's name
 * @param rule the number of the entry by which its text came into force
 * @param source only what this source sent; empty for all
 * @param since only what was received at or after this time
 * @param until only what was received before this time
 */
public record Replay(String mapping, long rule, String source, Optional<Instant> since, Optional<Instant> until) {

    /** Whether an event of this source, received then, is among what is to be read again. */
    public boolean selects(String eventSource, Instant receivedAt) {
        return (source.isEmpty() || source.equals(eventSource))
                && since.filter(receivedAt::isBefore).isEmpty()
                && until.filter(limit -> !receivedAt.isBefore(limit)).isEmpty();
    }

    /** Source and time as one text: what tells one replay of a mapping from another. */
    String selection() {
        return source + " " + since.map(Instant::toString).orElse("") + "/"
                + until.map(Instant::toString).orElse("");
    }
}
