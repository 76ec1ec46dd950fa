package io.tablebridge.guests;

import io.tablebridge.model.RecordKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person said about a bill. It holds against whatever the records say, until a person says otherwise.
 *
 * @param bill an order
 * @param reservation the one it belongs to; empty when it is nobody's
 * @param entry the journal's entry of the decision
 * @param by who it was, at most 60 characters
 * @param why the reason given, at most 300 characters, may be empty
 */
public record LinkDecision(
        RecordKey bill, Optional<RecordKey> reservation, long entry, Instant at, String by, String why) {

    /** The bill is personal data as soon as somebody knows the guest: it must not reach a log. */
    @Override
    public String toString() {
        return "decision of entry " + entry;
    }
}
