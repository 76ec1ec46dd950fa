package io.tablebridge.intake.poll;

import java.util.List;
import java.util.Optional;

/**
 * A page as the platform gave it.
 *
 * @param records the raw bytes of each record
 * @param next the platform's mark or address for the next page; empty on the last
 */
record PollReply(List<byte[]> records, Optional<String> next) {

    static final PollReply NOTHING = new PollReply(List.of(), Optional.empty());

    /** How many: records are personal data. */
    @Override
    public String toString() {
        return records.size() + " records";
    }
}
