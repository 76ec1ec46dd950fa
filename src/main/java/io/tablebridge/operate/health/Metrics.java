package io.tablebridge.operate.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures for Prometheus. Thread-safe. */
public final class Metrics implements AutoCloseable {

    private static final Duration[] FRESHNESS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(2)
    };

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer journalAppend = Timer.builder("tablebridge.journal.append")
            .description("From the door's append to the receipt")
            .serviceLevelObjectives(
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(10),
                    Duration.ofMillis(50),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1))
            .register(registry);

    /** The registry, for rooms that count by themselves, and for Camel. */
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * A change of this source stands in a destination.
     *
     * @param source a configured source, never a value out of a request: each one is a time series
     * @param age since it came in
     */
    public void fresh(String source, Duration age) {
        Timer.builder("tablebridge.freshness")
                .description("From an event's arrival to its state in the destination")
                .tag("source", source)
                .serviceLevelObjectives(FRESHNESS)
                .register(registry)
                .record(age);
    }

    /** An append was forced after this long. */
    public void journalAppended(Duration latency) {
        journalAppend.record(latency);
    }

    /** Events of a source in a state, as counted by the database. */
    public <T> void events(String source, String state, T counters, ToDoubleFunction<T> count) {
        Gauge.builder("tablebridge.events", counters, count)
                .description("Events by source and state")
                .tag("source", source)
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }

    /**
     * Values that could not be read in records that were taken without them.
     *
     * @param source a configured source: each one is a time series with
     * @param field a field that a mapping names
     * @param count since the beginning
     */
    public void unreadableFields(String source, String field, LongSupplier count) {
        // The registry holds what it asks weakly: this object stays, and the question with it.
        FunctionCounter.builder("tablebridge.unreadable.fields", this, metrics -> count.getAsLong())
                .description("Fields that could not be read in records that were kept")
                .tag("source", source)
                .tag("field", field)
                .register(registry);
    }

    /**
     * Bills of a source.
     *
     * @param guest whether those that belong to a guest are counted, or the others
     */
    public <T> void bills(String source, boolean guest, T bills, ToDoubleFunction<T> count) {
        Gauge.builder("tablebridge.bills", bills, count)
                .description("Bills by source, with and without a guest")
                .tag("source", source)
                .tag("guest", guest ? "yes" : "no")
                .strongReference(true)
                .register(registry);
    }

    /** Guests whose newest state has not reached a destination. */
    public <T> void outboxWaiting(String destination, T outbox, ToDoubleFunction<T> count) {
        gauge("tablebridge.outbox.waiting", "Guests with a newer state", destination, outbox, count);
    }

    /** Guests whose write to a destination waits for a person. */
    public <T> void outboxDead(String destination, T outbox, ToDoubleFunction<T> count) {
        gauge("tablebridge.outbox.dead", "Guests whose write waits for a person", destination, outbox, count);
    }

    /** 1 while a destination is left alone because of trouble and goes on by itself, otherwise 0. */
    public <T> void destinationResting(String destination, T state, ToDoubleFunction<T> resting) {
        gauge("tablebridge.destination.resting", "1 while left alone because of trouble", destination, state, resting);
    }

    /**
     * A poll.
     *
     * @param poll source and name: a time series each
     * @param records taken since the beginning
     * @param behind seconds since the end of what its last whole sweep covers
     * @param failing 1 while something is in its way
     */
    public void poll(String poll, LongSupplier records, DoubleSupplier behind, DoubleSupplier failing) {
        FunctionCounter.builder("tablebridge.poll.records", this, metrics -> records.getAsLong())
                .description("Records that a poll brought")
                .tag("poll", poll)
                .register(registry);
        Gauge.builder("tablebridge.poll.behind.seconds", behind::getAsDouble)
                .description("Since the end of what the last whole sweep covers")
                .tag("poll", poll)
                .register(registry);
        Gauge.builder("tablebridge.poll.failing", failing::getAsDouble)
                .description("1 while something is in the way of a poll")
                .tag("poll", poll)
                .register(registry);
    }

    /** Events that can't go on without a person. */
    public <T> void deadLetters(T counters, ToDoubleFunction<T> count) {
        Gauge.builder("tablebridge.dead.letters", counters, count)
                .description("Events that wait for a person")
                .strongReference(true)
                .register(registry);
    }

    /** Things that thin events name and that have not been fetched. */
    public <T> void fetchesWaiting(T fetches, ToDoubleFunction<T> count) {
        Gauge.builder("tablebridge.fetches.waiting", fetches, count)
                .description("Things to be fetched from platforms")
                .strongReference(true)
                .register(registry);
    }

    /** How long the oldest thin event has waited, in seconds; 0 when none waits. */
    public <T> void fetchesOldest(T fetches, ToDoubleFunction<T> seconds) {
        Gauge.builder("tablebridge.fetches.oldest.seconds", fetches, seconds)
                .description("Age of the oldest event that waits for a fetch")
                .strongReference(true)
                .register(registry);
    }

    /** Files that people edit whose present version is not in force. */
    public <T> void filesRefused(String kind, T files, ToDoubleFunction<T> count) {
        Gauge.builder("tablebridge.files.refused", files, count)
                .description("Files whose present version is not in force")
                .tag("kind", kind)
                .strongReference(true)
                .register(registry);
    }

    /** Route files that are right but off, because a secret of theirs is missing. */
    public <T> void filesWithoutSecret(T files, ToDoubleFunction<T> count) {
        Gauge.builder("tablebridge.files.without.secret", files, count)
                .description("Route files that are off because a secret of theirs is missing")
                .strongReference(true)
                .register(registry);
    }

    /** Journal entries that the pipeline has not taken up. */
    public <T> void pipelineBehind(T pipeline, ToDoubleFunction<T> entries) {
        Gauge.builder("tablebridge.pipeline.behind", pipeline, entries)
                .description("Journal entries behind the position")
                .strongReference(true)
                .register(registry);
    }

    /** Looks for new series whenever somebody reads the figures, on that one's thread. It may ask the database, and fail. */
    public void beforeScrape(Runnable look) {
        looks.add(look);
    }

    /** All figures in Prometheus' text format. */
    public String scrape() {
        looks.forEach(Metrics::look);
        return registry.scrape();
    }

    private static void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            // The series that are there tell of it: they have no value.
            LOG.debug("new series were not looked for", e);
        }
    }

    @Override
    public void close() {
        registry.close();
    }

    private <T> void gauge(String name, String description, String destination, T state, ToDoubleFunction<T> count) {
        Gauge.builder(name, state, count)
                .description(description)
                .tag("destination", destination)
                .strongReference(true)
                .register(registry);
    }
}
