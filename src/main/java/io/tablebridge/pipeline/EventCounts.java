package io.tablebridge.pipeline;

import java.util.Map;

/** How many events of a source and day ended in each state; a block counts as many events as it has bodies. */
public record EventCounts(Map<EventState, Long> byState) {

    public EventCounts {
        byState = Map.copyOf(byState);
    }

    public long of(EventState state) {
        return byState.getOrDefault(state, 0L);
    }

    /** All that the pipeline has taken up. */
    public long total() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }
}
