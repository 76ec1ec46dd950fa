package io.tablebridge.delivery;

import io.tablebridge.delivery.Outcome.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells the listener what became of a batch, and how long its guests had waited. */
final class Freshness {

    private final Arrivals arrivals;
    private final DeliveryListener listener;

    Freshness(Arrivals arrivals, DeliveryListener listener) {
        this.arrivals = arrivals;
        this.listener = listener;
    }

    void tell(String destination, List<DeliveryRow> rows, Outcome outcome, Instant now) {
        Map<Long, DeliveryRow> byGuest =
                rows.stream().collect(Collectors.toMap(DeliveryRow::guestId, Function.identity()));
        for (Outcome.Result result : outcome.results()) {
            DeliveryRow row = byGuest.get(result.guest());
            if (row != null && result.sent() && row.due().isPresent()) {
                arrivals.of(row.due().getAsLong())
                        .ifPresent(a ->
                                listener.delivered(destination, a.source(), Duration.between(a.receivedAt(), now)));
            }
        }
        listener.handled(destination, count(outcome, Ending.IN_STEP), count(outcome, Ending.DEAD));
    }

    private static int count(Outcome outcome, Ending ending) {
        return (int)
                outcome.results().stream().filter(r -> r.ending() == ending).count();
    }
}
