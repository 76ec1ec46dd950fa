package io.tablebridge.intake.poll;

import io.tablebridge.journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page, or a part of a large one, on its way into the journal.
 *
 * @param source whose records they are
 * @param key the poll's, or the backfill's
 * @param records in their envelopes
 * @param next the state behind it; empty for all parts of a page but the last
 * @param at when it was fetched
 */
public record PollPage(String source, String key, List<byte[]> records, Optional<PollState> next, Instant at) {

    /**
     * What is kept.
     *
     * @param mapping that the records go through
     */
    public Entry entry(String mapping) {
        return PollEntries.page(this, mapping);
    }

    /** How many: records are personal data. */
    @Override
    public String toString() {
        return records.size() + " records of " + key;
    }
}
