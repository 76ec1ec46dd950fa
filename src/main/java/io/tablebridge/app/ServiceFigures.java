package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.intake.fetch.FetchBooks;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.EventCounts;
import io.tablebridge.pipeline.EventState;
import io.tablebridge.pipeline.UnreadableFields;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Registers what the database and the journal know as figures. */
final class ServiceFigures {

    private ServiceFigures() {}

    static void register(Metrics metrics, Core core, DestinationPlan plan, Rests rests, Clock clock) {
        metrics.pipelineBehind(core, c -> c.journal().end() - c.loop().position());
        Bookkeeping books = core.bookkeeping();
        Recent<Map<String, Map<EventState, Long>>> events = new Recent<>(() -> bySource(books));
        Set<String> registered = ConcurrentHashMap.newKeySet();
        BillFigures bills = new BillFigures(metrics, core.bills());
        Unreadable unreadable = new Unreadable(metrics, core.unreadable());
        Runnable registerNew = () -> {
            events.get().keySet().stream()
                    .filter(registered::add)
                    .forEach(source -> registerSource(metrics, source, events));
            bills.registerNew();
            unreadable.registerNew();
        };
        registerNew.run();
        // Not at each commit: the pipeline waits for no question to the database.
        metrics.beforeScrape(registerNew);
        metrics.deadLetters(new Recent<>(books::dead), Recent::get);
        Recent<List<FetchBooks.RouteCount>> fetches = new Recent<>(core.fetches()::routes);
        metrics.fetchesWaiting(
                fetches,
                f -> f.get().stream().mapToLong(FetchBooks.RouteCount::tasks).sum());
        metrics.fetchesOldest(fetches, f -> oldestSeconds(f.get(), clock));
        DeliveryAudit deliveries = core.deliveries();
        Recent<Map<String, DeliveryAudit.Counts>> counts = new Recent<>(() -> {
            Map<String, DeliveryAudit.Counts> byName = new TreeMap<>();
            deliveries.counts().forEach(c -> byName.put(c.destination(), c));
            return byName;
        });
        for (DestinationPlan.Ready ready : plan.ready()) {
            metrics.outboxWaiting(ready.name(), counts, c -> of(c, ready, DeliveryAudit.Counts::waiting));
            metrics.outboxDead(ready.name(), counts, c -> of(c, ready, DeliveryAudit.Counts::dead));
            metrics.destinationResting(
                    ready.name(), rests, r -> r.of(ready.name()).isPresent() ? 1 : 0);
        }
    }

    private static double oldestSeconds(List<FetchBooks.RouteCount> routes, Clock clock) {
        return routes.stream()
                .flatMap(route -> route.oldest().stream())
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
                .orElse(0L);
    }

    private static void registerSource(
            Metrics metrics, String source, Recent<Map<String, Map<EventState, Long>>> events) {
        for (EventState state : EventState.values()) {
            metrics.events(source, state.code(), events, e -> e.get()
                    .getOrDefault(source, Map.of())
                    .getOrDefault(state, 0L));
        }
    }

    private static double of(
            Recent<Map<String, DeliveryAudit.Counts>> counts,
            DestinationPlan.Ready ready,
            Function<DeliveryAudit.Counts, Long> what) {
        DeliveryAudit.Counts found = counts.get().get(ready.name());
        // Not connected yet: then everything that is known waits, and how much that is nobody has counted.
        return found == null ? Double.NaN : what.apply(found);
    }

    private static Map<String, Map<EventState, Long>> bySource(Bookkeeping books) {
        Map<String, Map<EventState, Long>> sums = new TreeMap<>();
        books.events().forEach((key, counts) -> add(sums.computeIfAbsent(key.source(), s -> new TreeMap<>()), counts));
        return sums;
    }

    private static void add(Map<EventState, Long> sums, EventCounts counts) {
        counts.byState().forEach((state, n) -> sums.merge(state, n, Long::sum));
    }

    /** A series for each field of a source that could not be read. */
    private static final class Unreadable {

        private final Metrics metrics;
        private final Recent<Map<Field, Long>> counts;
        private final Set<Field> registered = ConcurrentHashMap.newKeySet();

        private record Field(String source, String name) {}

        Unreadable(Metrics metrics, UnreadableFields fields) {
            this.metrics = metrics;
            this.counts = new Recent<>(() -> {
                Map<Field, Long> byField = new HashMap<>();
                fields.all().forEach(f -> byField.put(new Field(f.source(), f.field()), f.count()));
                return byField;
            });
        }

        void registerNew() {
            counts.get().keySet().stream()
                    .filter(registered::add)
                    .forEach(field -> metrics.unreadableFields(
                            field.source(), field.name(), () -> counts.get().getOrDefault(field, 0L)));
        }
    }
}
