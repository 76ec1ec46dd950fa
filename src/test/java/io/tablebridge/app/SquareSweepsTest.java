package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.FastClock;
import io.tablebridge.operate.audit.AuditReport;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.sandbox.SquareSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Square that drops every fifth webhook, lists what happened five minutes ago, changes while somebody pages, and fails now
 * and then; time runs fast.
 */
class SquareSweepsTest {

    private static final String TOKEN = "square-token-of-a-test";
    private static final String KEY = "square-key-of-a-test";
    private static final String REGISTERED = "https://hooks.example.com/hooks/square";
    private static final int SPEED = 200;
    private static final Duration BEHIND = Duration.ofMinutes(5);

    private final Clock clock = new FastClock(Instant.parse("2026-11-20T11:00:00Z"), SPEED);
    private final Queue<CompletableFuture<Boolean>> sent = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(20261120);

    @Test
    void afterTheSweepsNothingIsMissingAndNothingDoubled(@TempDir Path folder) throws Exception {
        holds(folder, 60, 200);
    }

    @Test
    @Tag("long")
    void afterALongDayNothingIsMissingAndNothingDoubled(@TempDir Path folder) throws Exception {
        holds(folder, 1_000, 10_000);
    }

    private void holds(Path folder, int guests, int changes) throws Exception {
        prepare(folder);
        try (SquareSandbox square = SquareSandbox.start(clock, BEHIND, TOKEN)) {
            Map<String, String> settings =
                    Map.of("route.square.api", square.baseUri().toString());
            Map<String, String> secrets = Map.of("SQUARE_TOKEN", TOKEN, "SQUARE_SIGNATURE_KEY", KEY);
            try (RunningBridge bridge = RunningBridge.start(folder, secrets, settings, clock)) {
                Platform webhooks =
                        Platform.square(bridge.door("/hooks/square"), REGISTERED, KEY, Duration.ofMillis(1));
                for (int guest = 0; guest < guests; guest++) {
                    tell(webhooks, customer(square, guest));
                    tell(webhooks, booking(square, guest));
                }
                square.afterEachPage(() -> tell(webhooks, booking(square, number(guests))));
                trouble(square);
                for (int change = 0; change < changes; change++) {
                    PlatformEvent event =
                            random.nextBoolean() ? customer(square, number(guests)) : booking(square, number(guests));
                    tell(webhooks, event);
                    // Nothing to wait for: things happen at the platform while time goes by.
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                square.afterEachPage(() -> {});
                assertThat(sent)
                        .allSatisfy(webhook -> assertThat(webhook.join()).isTrue());
                await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                    assertThat(versions(bridge, "guest")).isEqualTo(square.customerVersions());
                    assertThat(versions(bridge, "reservation")).isEqualTo(square.bookingVersions());
                });
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(bridge.hubSpot().contacts()).hasSize(guests));
                AuditReport audit = bridge.service().core().audit().run();
                assertThat(audit.holds()).as(audit.toString()).isTrue();
                assertThat(bridge.service().polls())
                        .allSatisfy(poll -> assertThat(poll.lastSuccess()).isPresent());
            }
        }
    }

    private static void prepare(Path folder) throws Exception {
        Shipped.copyTo(folder);
        Path polls = folder.resolve("routes/square-polls.camel.yaml");
        Files.writeString(
                polls,
                Files.readString(polls)
                        .replace("every: 15m", "every: 2m\n        pageSize: 7\n        requestsPerMinute: 10000")
                        .replace("lateSweep: 1d", "lateSweep: 20m"));
    }

    private synchronized int number(int guests) {
        return random.nextInt(guests);
    }

    private void tell(Platform webhooks, PlatformEvent event) {
        boolean dropped;
        synchronized (this) {
            dropped = random.nextInt(5) == 0;
        }
        if (!dropped) {
            sent.add(webhooks.send(event));
        }
    }

    private static PlatformEvent customer(SquareSandbox square, int guest) {
        return square.customer(
                "c" + guest, Map.of("given_name", "Guest", "phone_number", "+12126" + (100_000 + guest)));
    }

    private PlatformEvent booking(SquareSandbox square, int guest) {
        Instant start = clock.instant().plus(Duration.ofHours(1 + guest % 48));
        return square.booking("b" + guest, start, Map.of("status", "ACCEPTED", "customer_id", "c" + guest));
    }

    private static void trouble(SquareSandbox square) {
        square.fault(Fault.status(429, 2).withRetryAfter("30"));
        square.fault(Fault.status(500, 2));
        square.fault(Fault.of(Fault.Kind.RESET_BEFORE, 2));
        square.fault(Fault.of(Fault.Kind.MALFORMED, 2));
        square.fault(new Fault(Fault.Kind.SLOW, 3, "", 0, "", "", Duration.ofMillis(100)));
    }

    /** What the database holds of Square. */
    private static Map<String, Long> versions(RunningBridge bridge, String type) {
        Map<String, Long> versions = new TreeMap<>();
        bridge.service().core().database().read(handle -> {
            handle.createQuery(
                            "SELECT external_id, told_number FROM record WHERE source = 'square' AND record_type = :t")
                    .bind("t", type)
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(row -> versions.put(row.getKey(), row.getValue()));
            return versions.size();
        });
        return versions;
    }
}
