package io.tablebridge.pipeline;

import io.tablebridge.guests.ToldRecord;
import java.util.List;

/**
 * A part of a replay that is taken in one transaction.
 *
 * @param replay what it is a part of
 * @param pass 1, or 2 for the second time, which settles what the first one left open
 * @param entries the entries to be read again, in ascending order; they take effect newest first, so that nothing goes
 *     back in time on its way
 * @param told the records that stand, when the chunk is made, as one of these entries told them; none in the second pass
 * @param last whether nothing of this pass follows
 */
public record ReplayChunk(Replay replay, int pass, List<Long> entries, List<ToldRecord> told, boolean last) {

    public ReplayChunk {
        entries = entries.stream().sorted().toList();
        told = List.copyOf(told);
    }
}
