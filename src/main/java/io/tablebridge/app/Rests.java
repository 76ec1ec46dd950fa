package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryWorker;
import io.tablebridge.delivery.Resting;
import io.tablebridge.operate.management.StatusReport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Which destinations, and routes that fetch, are left alone because of trouble, as their workers say now. Thread-safe. */
final class Rests {

    private final Map<String, CompletableFuture<DeliveryWorker>> workers;
    private final Fetches fetches;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param workers by destination, as they come about
     * @param fetches what platforms are asked for
     * @param zone of the times that people read
     */
    Rests(Map<String, CompletableFuture<DeliveryWorker>> workers, Fetches fetches, ZoneId zone, Clock clock) {
        this.workers = Map.copyOf(workers);
        this.fetches = fetches;
        this.zone = zone;
        this.clock = clock;
    }

    /** Of the times that people read. */
    ZoneId zone() {
        return zone;
    }

    /** Why and until when, if it rests. */
    Optional<Resting> of(String destination) {
        return Optional.ofNullable(workers.get(destination))
                .filter(worker -> worker.isDone() && !worker.isCompletedExceptionally())
                .flatMap(worker -> worker.join().resting());
    }

    /** All that rest, destinations first, in the order of their names. */
    List<StatusReport.Rest> all() {
        List<StatusReport.Rest> rests = new ArrayList<>();
        workers.keySet().stream().sorted().forEach(name -> of(name).ifPresent(
                        resting -> rests.add(rest(name, resting))));
        fetches.resting()
                .forEach(resting -> rests.add(
                        rest(resting.source() + " " + resting.route(), new Resting(resting.until(), resting.why()))));
        return rests;
    }

    private StatusReport.Rest rest(String destination, Resting resting) {
        Instant until = resting.until();
        Optional<LocalDateTime> ahead = until.isAfter(clock.instant())
                ? Optional.of(LocalDateTime.ofInstant(until, zone).truncatedTo(ChronoUnit.SECONDS))
                : Optional.empty();
        return new StatusReport.Rest(destination, ahead, resting.why());
    }
}
