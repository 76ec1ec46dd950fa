package io.tablebridge.delivery;

import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a batch at a destination: the body of an OUTCOME entry.
 *
 * @param results one for each guest that was looked at
 * @param pause what stops the whole destination until a person has mended it
 */
record Outcome(List<Result> results, Optional<Pause> pause) {

    /** What stops a destination, and the print of the credential that was in use. */
    record Pause(Problem problem, String credential) {}

    /** How it ended for one guest. */
    enum Ending {
        /** As wanted: written, or nothing to write. */
        IN_STEP,
        /** The mapping does not want it. */
        UNWANTED,
        /** The guest went into another and its entity says so, or it never had one. */
        RETIRED,
        /** Not written; to be tried again. */
        RETRY,
        /** Perhaps written; to be read before anything else. The claim stays. */
        UNKNOWN,
        /** Perhaps written; not tried again before a person says so, and read before anything else then. The claim stays. */
        GIVEN_UP,
        /** Refused for good. */
        DEAD
    }

    /**
     * One guest's result.
     *
     * @param generation the generation that was told, or tried
     * @param sent whether an entity was written, or is now known to have been
     * @param remoteId the destination's id, where known
     * @param adopted whether the entity was made by others
     * @param read the values the destination held, where they were read: they replace the shadow
     * @param written the values written: they go over the shadow
     * @param ours what the entity's properties that are not ours alone hold because we wrote it, where that was settled: it
     *     replaces what was known of that
     * @param gone whether the entity we knew was looked for and is not there: what was known of it is void
     * @param attempts failures in a row
     * @param notBefore not to be tried again before
     * @param recheckAt when it must be looked at though nothing came in
     */
    record Result(
            long guest,
            long generation,
            Ending ending,
            boolean sent,
            Optional<String> remoteId,
            boolean adopted,
            Optional<Map<String, String>> read,
            Map<String, String> written,
            Optional<Map<String, String>> ours,
            boolean gone,
            int attempts,
            Optional<Instant> notBefore,
            Optional<Instant> recheckAt,
            Optional<Problem> problem) {

        Result with(Optional<Problem> warning) {
            return new Result(
                    guest,
                    generation,
                    ending,
                    sent,
                    remoteId,
                    adopted,
                    read,
                    written,
                    ours,
                    gone,
                    attempts,
                    notBefore,
                    recheckAt,
                    warning);
        }

        Result withOurs(Map<String, String> nowOurs) {
            return new Result(
                    guest,
                    generation,
                    ending,
                    sent,
                    remoteId,
                    adopted,
                    read,
                    written,
                    Optional.of(nowOurs),
                    gone,
                    attempts,
                    notBefore,
                    recheckAt,
                    problem);
        }

        Result recheckedAt(Instant newRecheckAt) {
            return new Result(
                    guest,
                    generation,
                    ending,
                    sent,
                    remoteId,
                    adopted,
                    read,
                    written,
                    ours,
                    gone,
                    attempts,
                    notBefore,
                    Optional.of(newRecheckAt),
                    problem);
        }

        @Override
        public String toString() {
            return ending + " of guest " + guest;
        }
    }
}
