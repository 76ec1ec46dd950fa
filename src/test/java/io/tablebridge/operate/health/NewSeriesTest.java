package io.tablebridge.operate.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Series that are found only while the service runs. */
class NewSeriesTest {

    @Test
    void whatIsFoundBeforeAScrapeShowsInItAndWhatCanNotBeLookedForHoldsNothingBack() {
        try (Metrics metrics = new Metrics()) {
            metrics.beforeScrape(() -> {
                throw new IllegalStateException("the database is away");
            });
            metrics.beforeScrape(() -> metrics.events("inline", "finished", new AtomicLong(7), AtomicLong::get));
            assertThat(metrics.scrape()).contains("tablebridge_events{source=\"inline\",state=\"finished\"} 7.0");
        }
    }
}
