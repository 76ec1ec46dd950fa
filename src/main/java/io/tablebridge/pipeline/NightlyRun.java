package io.tablebridge.pipeline;

import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run of a batch.
 *
 * @param entry the journal's entry that began it, by which it is named
 * @param due when it was due; for one by hand, when it was asked for
 * @param byHand whether a person or another program asked for it
 * @param missed how many due times before it nobody ran
 * @param late when it was told that no file had come in time
 * @param end empty while it has not ended
 */
public record NightlyRun(
        long entry,
        String batch,
        Instant due,
        boolean byHand,
        int missed,
        Instant begun,
        Optional<Instant> late,
        Optional<End> end) {

    /** How a run ended. */
    public enum Outcome {
        /** What it was to do is done. */
        DONE,
        /** No file came. */
        MISSING,
        /** It could not be done. */
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Its end.
     *
     * @param rows how many came or went
     * @param target where an export was written; empty for an import
     * @param problems why it failed
     */
    public record End(Instant at, Outcome outcome, long rows, String target, List<Problem> problems) {

        public End {
            problems = List.copyOf(problems);
        }
    }
}
