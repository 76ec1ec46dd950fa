package io.tablebridge.camel;

import io.tablebridge.intake.Answer;
import io.tablebridge.intake.Refusal;
import java.time.Duration;
import java.util.Optional;

/** How a request ended. */
sealed interface DoorResult {

    /** The event is in the journal. */
    record Kept(Answer answer) implements DoorResult {}

    /** It was no event but a handshake without a proof; nothing is kept. */
    record Greeted(Answer answer) implements DoorResult {}

    /**
     * It is not, or nobody knows.
     *
     * @param retryAfter when to come again, where the cause knows it
     */
    record Refused(Refusal refusal, Optional<Duration> retryAfter) implements DoorResult {
        Refused(Refusal refusal) {
            this(refusal, Optional.empty());
        }
    }
}
