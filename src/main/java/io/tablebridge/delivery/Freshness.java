package io.tablebridge.delivery;

import io.tablebridge.delivery.Outcome.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells the listener what became of a batch of one destination, and how long the oldest event of each guest had waited. An
 * event counts once, though it changed several guests: with the first of them that came into step. One thread's.
 */
final class Freshness {

    private final Arrivals arrivals;
    private static final int MOST_COUNTED = 20_000;

    private final DeliveryListener listener;
    private final Set<Long> counted = new LinkedHashSet<>();

    Freshness(Arrivals arrivals, DeliveryListener listener) {
        this.arrivals = arrivals;
        this.listener = listener;
    }

    void tell(String destination, List<DeliveryRow> rows, Outcome outcome, Instant now) {
        Map<Long, DeliveryRow> byGuest =
                rows.stream().collect(Collectors.toMap(DeliveryRow::guestId, Function.identity()));
        for (Outcome.Result result : outcome.results()) {
            DeliveryRow row = byGuest.get(result.guest().number());
            boolean arrived = result.sent() && result.ending() == Ending.IN_STEP;
            if (arrived
                    && row != null
                    && row.due().isPresent()
                    && isFirst(row.due().getAsLong())) {
                arrivals.of(row.due().getAsLong())
                        .ifPresent(a ->
                                listener.delivered(destination, a.source(), Duration.between(a.receivedAt(), now)));
            }
        }
        listener.handled(destination, count(outcome, Ending.IN_STEP), putAside(outcome));
    }

    /** The oldest are forgotten first: the guests that one event changed are written within few batches. */
    private boolean isFirst(long event) {
        boolean first = counted.add(event);
        if (counted.size() > MOST_COUNTED) {
            counted.remove(counted.iterator().next());
        }
        return first;
    }

    private static int putAside(Outcome outcome) {
        return count(outcome, Ending.DEAD) + count(outcome, Ending.GIVEN_UP);
    }

    private static int count(Outcome outcome, Ending ending) {
        return (int)
                outcome.results().stream().filter(r -> r.ending() == ending).count();
    }
}
