package io.tablebridge.app;

import io.micrometer.core.instrument.Counter;
import io.tablebridge.intake.IntakeListener;
import io.tablebridge.intake.Refusal;
import io.tablebridge.operate.health.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the doors do. Thread-safe. */
final class DoorFigures implements IntakeListener {

    private final Metrics metrics;
    private final Refusals refusals;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    DoorFigures(Metrics metrics, Refusals refusals) {
        this.metrics = metrics;
        this.refusals = refusals;
    }

    @Override
    public void accepted(String source, long bytes, long nanos) {
        metrics.journalAppended(Duration.ofNanos(nanos));
    }

    @Override
    public void refused(String source, Refusal refusal) {
        counters.computeIfAbsent(source + " " + refusal, key -> Counter.builder("tablebridge.door.refused")
                        .description("Requests that were refused and not kept")
                        .tag("source", source)
                        .tag("reason", refusal.name().toLowerCase(java.util.Locale.ROOT))
                        .register(metrics.registry()))
                .increment();
        refusals.add(source, refusal);
    }
}
