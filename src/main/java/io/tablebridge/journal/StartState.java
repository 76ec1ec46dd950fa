package io.tablebridge.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journal found when it was opened.
 *
 * @param before how it had stopped
 * @param stoppedAt when it was closed; empty when it was not
 * @param end the newest entry then; everything after it came in since the start
 * @param cutBytes bytes of torn, never acknowledged groups that were cut off
 * @param damages forced entries that were found unreadable; the journal takes new entries all the same
 */
public record StartState(Before before, Optional<Instant> stoppedAt, long end, long cutBytes, List<Damage> damages) {

    /** How the process that held the journal before had ended. */
    public enum Before {
        /** There was no journal yet. */
        NEW,
        /** It was closed. */
        CLEAN,
        /** The process ended without closing it, the machine has run on since: nothing the system had taken is lost. */
        KILLED,
        /** Anything else, a power cut for instance: only what was forced is sure to be there. */
        UNKNOWN
    }
}
