package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryAudit;
import java.util.OptionalLong;

/** How many contacts a destination may write before a person says that they look right. Thread-safe. */
final class FirstWrites {

    private final DestinationPlan plan;

    FirstWrites(DestinationPlan plan) {
        this.plan = plan;
    }

    /** The number, while nobody has let the destination go beyond it. */
    OptionalLong limit(DeliveryAudit.Counts counts) {
        return plan.complete().stream()
                .filter(ready -> !counts.goAhead() && ready.name().equals(counts.destination()))
                .map(ready -> ready.delivery().firstWrites())
                .findFirst()
                .orElseGet(OptionalLong::empty);
    }

    /** Whether so many were written that nothing more goes out. */
    boolean halts(DeliveryAudit.Counts counts) {
        OptionalLong limit = limit(counts);
        return limit.isPresent() && counts.writes() >= limit.getAsLong();
    }
}
