package io.tablebridge.app;

import io.tablebridge.guests.BillCount;
import io.tablebridge.guests.Bills;
import io.tablebridge.operate.health.Metrics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two series for each source of bills: those with a guest, and those without. Thread-safe. */
final class BillFigures {

    private final Metrics metrics;
    private final Recent<Map<String, BillCount>> counts;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    BillFigures(Metrics metrics, Bills bills) {
        this.metrics = metrics;
        this.counts = new Recent<>(
                () -> bills.counts().stream().collect(Collectors.toMap(BillCount::source, Function.identity())));
    }

    void registerNew() {
        counts.get().keySet().stream().filter(registered::add).forEach(source -> {
            metrics.bills(source, true, counts, c -> of(c, source).withGuest());
            metrics.bills(source, false, counts, c -> of(c, source).withoutGuest());
        });
    }

    private static BillCount of(Recent<Map<String, BillCount>> counts, String source) {
        return counts.get().getOrDefault(source, new BillCount(source, 0, 0));
    }
}
