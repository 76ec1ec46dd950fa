package io.tablebridge.app.letters;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.pipeline.DeadEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of dead letters, the oldest first.
 *
 * @param moreEvents whether there are more events than these
 * @param moreDeliveries whether there are more deliveries than these
 * @param dismissed whether these are the dismissed ones
 */
record LetterList(
        List<DeadEvent> events,
        boolean moreEvents,
        List<Delivery> deliveries,
        boolean moreDeliveries,
        boolean dismissed) {

    /**
     * A dead delivery with what a person knows it by.
     *
     * @param guest the guest's public id
     * @param since when the change came in that it could not tell, where the journal still says so
     */
    record Delivery(DeliveryAudit.Dead dead, String guest, Optional<Instant> since) {}

    boolean isEmpty() {
        return events.isEmpty() && deliveries.isEmpty();
    }
}
