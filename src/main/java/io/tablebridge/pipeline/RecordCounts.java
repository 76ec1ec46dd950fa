package io.tablebridge.pipeline;

import io.tablebridge.guests.RecordOutcome;
import java.util.Map;

/** What became of the records of the finished events of a source and day. */
public record RecordCounts(Map<RecordOutcome, Long> byOutcome) {

    public RecordCounts {
        byOutcome = Map.copyOf(byOutcome);
    }

    public long of(RecordOutcome outcome) {
        return byOutcome.getOrDefault(outcome, 0L);
    }
}
