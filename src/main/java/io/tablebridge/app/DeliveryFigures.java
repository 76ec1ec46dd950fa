package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryListener;
import io.tablebridge.delivery.Trouble;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.settings.LogLine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how fresh destinations are, and says what troubles them. Thread-safe. */
final class DeliveryFigures implements DeliveryListener {

    private static final Logger LOG = LoggerFactory.getLogger("io.tablebridge.delivery");

    private final Metrics metrics;

    DeliveryFigures(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void delivered(String destination, String source, Duration since) {
        metrics.fresh(source, since);
    }

    @Override
    public void handled(String destination, int inStep, int dead) {
        LOG.debug("{}: {} guests in step, {} put aside", destination, inStep, dead);
        if (dead > 0) {
            LOG.warn("{}", LogLine.of("app.log.dead", destination, dead));
        }
    }

    @Override
    public void troubled(String destination, Trouble trouble) {
        if (trouble.problem().place().equals(destination)) {
            LOG.warn("{}", trouble.problem());
        } else {
            LOG.warn("{}: {}", destination, trouble.problem());
        }
    }
}
