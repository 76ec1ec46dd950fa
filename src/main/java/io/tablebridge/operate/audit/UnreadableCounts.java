package io.tablebridge.operate.audit;

import java.util.List;

/** Counts the fields that stayed unknown in records that were kept. */
public interface UnreadableCounts {

    /** By source and field, the most frequent first; a bounded number of them. */
    List<UnreadableCount> read();
}
