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
     */
    record Result(
            GuestRef guest,
            long generation,
            Ending ending,
            boolean sent,
            Entity entity,
            Values values,
            Again again,
            Optional<Problem> problem) {

        Result of(GuestRef other) {
            return new Result(other, generation, ending, sent, entity, values, again, problem);
        }

        Result with(Optional<Problem> warning) {
            return new Result(guest, generation, ending, sent, entity, values, again, warning);
        }

        Result recheckedAt(Instant recheckAt) {
            return new Result(guest, generation, ending, sent, entity, values, again.recheckedAt(recheckAt), problem);
        }

        /** Whether something was written now: one that was sent may only have been found to be there. */
        boolean wroteSomething() {
            return !values.written().isEmpty();
        }

        @Override
        public String toString() {
            return ending + " of " + guest;
        }
    }

    /**
     * Which entity stands for the guest now.
     *
     * @param remoteId the destination's id, where known
     * @param adopted whether the entity was made by others
     * @param gone whether the entity we knew was looked for and is not there: what was known of it is void
     */
    record Entity(Optional<String> remoteId, boolean adopted, boolean gone) {}

    /**
     * What the entity holds.
     *
     * @param read the values the destination held, where they were read: they replace the shadow
     * @param written the values written: they go over the shadow
     * @param ours what the entity's properties that are not ours alone hold because we wrote it, where that was settled: it
     *     replaces what was known of that
     */
    record Values(Optional<Map<String, String>> read, Map<String, String> written, Optional<Map<String, String>> ours) {

        /** Personal data must not reach a log. */
        @Override
        public String toString() {
            return written.keySet() + " written";
        }
    }

    /**
     * When the guest is next seen to.
     *
     * @param attempts failures in a row
     * @param notBefore not to be tried again before
     * @param recheckAt when it must be looked at though nothing came in
     */
    record Again(int attempts, Optional<Instant> notBefore, Optional<Instant> recheckAt) {

        /** Nothing failed. */
        static Again at(Optional<Instant> recheckAt) {
            return new Again(0, Optional.empty(), recheckAt);
        }

        /** It failed, and no time is set. */
        static Again after(int attempts) {
            return new Again(attempts, Optional.empty(), Optional.empty());
        }

        static Again after(int attempts, Instant notBefore) {
            return new Again(attempts, Optional.of(notBefore), Optional.empty());
        }

        Again recheckedAt(Instant newRecheckAt) {
            return new Again(attempts, notBefore, Optional.of(newRecheckAt));
        }
    }
}
