package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.db.Database;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.SquareSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process is killed while a page is on its way, in a sweep and in a backfill: nothing is missing or doubled. */
final class PollKillTest {

    private static final String TOKEN = "square-token-of-a-test";
    private static final Map<String, String> SECRETS = Map.of("SQUARE_TOKEN", TOKEN);
    private static final String BOOKINGS = "/v2/bookings";

    @Test
    void killsInTheMiddleOfAPageAndOfABackfillChangeNothing(@TempDir Path folder) throws Exception {
        survives(folder, 1, 120);
    }

    @Test
    @Tag("long")
    void manyKillsInTheMiddleOfPagesChangeNothing(@TempDir Path folder) throws Exception {
        survives(folder, 10, 2_000);
    }

    private static void survives(Path folder, int kills, int bookings) throws Exception {
        try (SquareSandbox square = SquareSandbox.start(Clock.systemUTC(), Duration.ZERO, TOKEN)) {
            Instant now = Clock.systemUTC().instant();
            for (int i = 0; i < bookings; i++) {
                // Half of them in the next days, half of them in the past, which only a backfill asks for.
                Instant start = now.plus(Duration.ofHours(i % 2 == 0 ? i % 500 : -100 - i % 1_000));
                square.booking("b" + i, start, Map.of("status", "ACCEPTED", "customer_id", "c" + i));
            }
            List<String> settings = settings(folder, square);
            square.fault(slow());
            ServiceProcess service = ServiceProcess.start(folder, SECRETS, settings);
            for (int kill = 0; kill < kills; kill++) {
                service = killedWithinAPage(square, service, folder, settings);
            }
            service.awaitReady();
            String day = now.minus(Duration.ofDays(60)).toString().substring(0, 10);
            backfill(service, Map.of("from", day, "to", now.toString().substring(0, 10)));
            for (int kill = 0; kill < kills; kill++) {
                service = killedWithinAPage(square, service, folder, settings);
            }
            service.awaitReady();
            ServiceProcess last = service;
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () -> assertThat(backfill(last, Map.of()).text()).contains("backfill done"));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> ServiceProcess.value(last.metrics(), "tablebridge_poll_behind_seconds") >= 0);
            last.awaitPipeline(Duration.ofMinutes(1));
            assertThat(last.stop()).isEqualTo(143);
            assertThat(versions(last.data())).isEqualTo(square.bookingVersions());
            BookKeeping audit =
                    BookKeeping.of(CommandRun.of(last.data(), SECRETS, settings, List.of("audit", "--json")));
            assertThat(audit.holds()).as(audit.json().toString()).isTrue();
            assertThat(audit.records("square", "applied")).isEqualTo(bookings);
        }
    }

    private static Fault slow() {
        return new Fault(Fault.Kind.SLOW, 10_000, BOOKINGS, 0, "", "", Duration.ofMillis(150));
    }

    /** Once the next request is at the platform and not answered. */
    private static ServiceProcess killedWithinAPage(
            SquareSandbox square, ServiceProcess service, Path folder, List<String> settings)
            throws InterruptedException {
        int before = square.requests(BOOKINGS);
        await().atMost(Duration.ofMinutes(1)).until(() -> square.requests(BOOKINGS) > before + 2);
        service.kill();
        return ServiceProcess.start(folder, SECRETS, settings);
    }

    private static List<String> settings(Path folder, SquareSandbox square) throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        String shipped = Files.readString(Path.of("routes/square-polls.camel.yaml"));
        Files.writeString(
                routes.resolve("square-polls.camel.yaml"),
                shipped.replace("every: 15m", "every: 2s\n        pageSize: 5\n        requestsPerMinute: 10000")
                        .replace("jitter: 1m", "jitter: 1s"));
        return List.of("tablebridge.routes=" + routes, "route.square.api=" + square.baseUri());
    }

    private static CommandResult backfill(ServiceProcess service, Map<String, String> arguments)
            throws InterruptedException {
        Map<String, String> all = new TreeMap<>(arguments);
        all.put("poll", "square/bookings");
        return new ManagementClient(DataFolder.at(service.data()))
                .run(new CommandRequest("backfill", all, Locale.ENGLISH));
    }

    private static Map<String, Long> versions(Path data) {
        Map<String, Long> versions = new TreeMap<>();
        try (Database database =
                Database.open("jdbc:h2:file:" + DataFolder.at(data).database())) {
            database.read(handle -> {
                handle.createQuery("SELECT external_id, told_number FROM record WHERE record_type = 'reservation'")
                        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                        .forEach(row -> versions.put(row.getKey(), row.getValue()));
                return versions.size();
            });
        }
        return versions;
    }
}
