package io.tablebridge.journal;

import java.util.Map;

/**
 * What came in since the journal was made, counted from the journal itself; deleted segments are still in it.
 *
 * @param upTo the entry up to which it was counted
 * @param counts events, and the bodies of blocks
 */
public record ReceivedTotals(long upTo, Map<SourceDay, Long> counts) {}
