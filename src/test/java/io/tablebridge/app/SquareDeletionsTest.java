package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.FastClock;
import io.tablebridge.operate.audit.AuditReport;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.SquareSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Square that deletes bookings without a word, lists what happened five minutes ago, changes while somebody pages, and
 * sends no webhook at all; time runs fast.
 */
class SquareDeletionsTest {

    private static final String TOKEN = "square-token-of-a-test";
    private static final int BOOKINGS = 60;

    private final Clock clock = new FastClock(Instant.parse("2026-11-20T11:00:00Z"), 600);
    private final Random random = new Random(20261120);

    @Test
    void whatIsDeletedIsFoundAndWhatExistsStaysThroughAStop(@TempDir Path folder) throws Exception {
        prepare(folder);
        try (SquareSandbox square = SquareSandbox.start(clock, Duration.ofMinutes(5), TOKEN)) {
            Map<String, String> settings =
                    Map.of("route.square.api", square.baseUri().toString());
            Map<String, String> secrets = Map.of("SQUARE_TOKEN", TOKEN, "SQUARE_SIGNATURE_KEY", "k");
            Set<String> deleted = new HashSet<>();
            try (RunningBridge bridge = RunningBridge.start(folder, secrets, settings, clock)) {
                for (int i = 0; i < BOOKINGS; i++) {
                    change(square, "b" + i);
                }
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> known(bridge, false).size() == BOOKINGS);
                square.afterEachPage(() -> change(square, living(square)));
                for (int i = 0; i < 10; i++) {
                    String one = living(square);
                    square.deleteBooking(one);
                    deleted.add(one);
                }
                square.fault(Fault.status(500, 2));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !known(bridge, true).isEmpty());
            }
            for (int i = 0; i < 5; i++) {
                String one = living(square);
                square.deleteBooking(one);
                deleted.add(one);
            }
            try (RunningBridge bridge = RunningBridge.start(folder, secrets, settings, clock)) {
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(known(bridge, true))
                        .containsExactlyInAnyOrderElementsOf(deleted));
                assertThat(known(bridge, false))
                        .isEqualTo(square.bookingVersions().keySet());
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(bridge.service().polls())
                                .anySatisfy(poll -> assertThat(poll.deleted()).isEqualTo(deleted.size())));
                AuditReport audit = bridge.service().core().audit().run();
                assertThat(audit.holds()).as(audit.toString()).isTrue();
            }
        }
    }

    private static void prepare(Path folder) throws Exception {
        Shipped.copyTo(folder);
        Path polls = folder.resolve("routes/square-polls.camel.yaml");
        String bookings = Files.readString(polls).split("- route:", -1)[1];
        Files.writeString(
                polls,
                "- route:"
                        + bookings.replace(
                                        "every: 15m",
                                        "every: 2m\n        pageSize: 7\n        requestsPerMinute: 10000")
                                .replace(
                                        "jitter: 1m",
                                        """
                                        deletions: sweep
                                                recordId: /id
                                                recordTime: /start_at
                                                recordUrl: "{{route.square.api}}/v2/bookings/{id}\""""));
        Path mapping = folder.resolve("mappings/square-booking.yaml");
        Files.writeString(
                mapping,
                Files.readString(mapping)
                        .replace(
                                "version: { revision: /data/object/booking/version }",
                                """
                                version: { revision: /data/object/booking/version, required: false }
                                deleted: { /data/object/booking/deleted: true }"""));
    }

    private void change(SquareSandbox square, String id) {
        Instant start = clock.instant().plus(Duration.ofHours(5 + random.nextInt(600)));
        square.booking(id, start, Map.of("status", "ACCEPTED", "customer_id", "c" + id));
    }

    private synchronized String living(SquareSandbox square) {
        Set<String> ids = square.bookingVersions().keySet();
        return ids.stream().skip(random.nextInt(ids.size())).findFirst().orElseThrow();
    }

    private static Set<String> known(RunningBridge bridge, boolean deleted) {
        Set<String> ids = new TreeSet<>();
        bridge.service().core().database().read(handle -> {
            handle.createQuery(
                            "SELECT external_id FROM record WHERE record_type = 'reservation' AND deleted = :deleted")
                    .bind("deleted", deleted)
                    .mapTo(String.class)
                    .forEach(ids::add);
            return ids.size();
        });
        return ids;
    }
}
