package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.pipeline.EventCounts;
import io.tablebridge.pipeline.EventState;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.settings.Messages;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says once a second how far the evening is. One thread. */
final class DemoProgress {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Service service;
    private final HubSpotSandbox hubSpot;
    private final PrintWriter out;
    private final Locale language;
    private long lastNanos = System.nanoTime();

    DemoProgress(Service service, HubSpotSandbox hubSpot, PrintWriter out, Locale language) {
        this.service = service;
        this.hubSpot = hubSpot;
        this.out = out;
        this.language = language;
    }

    void story(String key) {
        out.println(Messages.text(language, key));
        out.flush();
    }

    void tick() {
        if (System.nanoTime() - lastNanos >= EVERY_NANOS) {
            lastNanos = System.nanoTime();
            line();
        }
    }

    void line() {
        Core core = service.core();
        long received = core.journal().receivedTotals().counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long done = core.bookkeeping().events().values().stream()
                .mapToLong(EventCounts::total)
                .sum();
        long duplicates = core.bookkeeping().events().values().stream()
                .mapToLong(counts -> counts.of(EventState.DUPLICATE))
                .sum();
        out.println(Messages.text(
                language,
                "app.demo.progress",
                received,
                received - done,
                duplicates,
                hubSpot.contacts().size(),
                waiting(core)));
        out.flush();
    }

    /** Waits until nothing is waiting any more and says whether it came to that. */
    boolean awaitQuiet(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            Core core = service.core();
            if (core.loop().position() == core.journal().end() && waiting(core) == 0) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
            tick();
        }
        return false;
    }

    private static long waiting(Core core) {
        return core.deliveries().counts().stream()
                .mapToLong(DeliveryAudit.Counts::waiting)
                .sum();
    }
}
