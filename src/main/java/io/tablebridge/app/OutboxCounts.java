package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.operate.audit.DestinationCount;
import io.tablebridge.operate.audit.DestinationCounts;
import java.util.List;

/** The outbox's counts as the audit wants them. Thread-safe. */
final class OutboxCounts implements DestinationCounts {

    private final DeliveryAudit deliveries;

    OutboxCounts(DeliveryAudit deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public List<DestinationCount> read() {
        return deliveries.counts().stream().map(OutboxCounts::count).toList();
    }

    private static DestinationCount count(DeliveryAudit.Counts counts) {
        return new DestinationCount(
                counts.destination(),
                counts.wanted() + counts.retired(),
                counts.inStep(),
                counts.incomplete(),
                counts.waiting(),
                counts.dead(),
                counts.dismissed(),
                counts.retired(),
                counts.contacts(),
                counts.withContact());
    }
}
