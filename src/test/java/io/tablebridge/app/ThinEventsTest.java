package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablebridge.HandClock;
import io.tablebridge.intake.fetch.FetchBooks;
import io.tablebridge.journal.Position;
import io.tablebridge.operate.audit.AuditReport;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.pipeline.RetryDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thin events of a simulated TheFork through the whole service. */
class ThinEventsTest {

    private static final Instant FRIDAY = Instant.parse("2026-11-20T18:00:00Z");
    /** And a little, so that it is still down whenever the test looks. */
    private static final Duration AN_HOUR = Duration.ofMinutes(61);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DOOR = "/hooks/thefork";
    private static final int GUESTS = 12;
    private static final int RESERVATIONS = 30;

    private final HandClock clock = new HandClock(FRIDAY);
    private Path folder;

    @BeforeEach
    void takeTheShippedFiles(@TempDir Path temporary) throws IOException {
        folder = temporary.resolve("first");
        Shipped.copyTo(folder);
    }

    @Test
    void aPlatformThatIsDownForAnHourLosesNothing(@TempDir Path temporary) throws Exception {
        try (TheForkVenue venue = new TheForkVenue(clock)) {
            venue.platform().downUntil(FRIDAY.plus(AN_HOUR));
            try (RunningBridge bridge = start(folder, venue)) {
                passHalfAnHour(venue, bridge);
                copy(folder, temporary.resolve("second"));
            }
            assertThat(venue.platform().given()).isEmpty();
            assertThat(venue.platform().refusedWhileDown()).isPositive();

            // What the first process did after the copy is gone with it, as after a kill.
            try (RunningBridge bridge = start(temporary.resolve("second"), venue)) {
                passHalfAnHour(venue, bridge);
                assertThat(venue.platform().given()).isEmpty();
                clock.pass(Duration.ofMinutes(2));
                awaitFetched(bridge);

                Map<String, Integer> once = new HashMap<>();
                for (int i = 0; i < GUESTS; i++) {
                    once.put("customers/customer-" + i, 1);
                }
                for (int i = 0; i < RESERVATIONS; i++) {
                    once.put("reservations/reservation-" + i, 1);
                }
                assertThat(venue.platform().given()).isEqualTo(once);
                AuditReport report = balanced(bridge);
                assertThat(finished(report)).isEqualTo(venue.notices() + GUESTS + RESERVATIONS);
                awaitContacts(bridge);
            }
        }
    }

    @Test
    void whatThePlatformRefusesIsToldAndGoesOnWhenItIsMended() throws Exception {
        try (TheForkVenue venue = new TheForkVenue(clock);
                RunningBridge bridge = start(folder, venue)) {
            venue.notify(bridge.door(DOOR), "customer", "customerUpdated", "nobody");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(dead(bridge)).containsExactly("TB-INT-040"));
            venue.platform().forgetTokens();
            venue.customer(bridge.door(DOOR), 1);
            awaitFetched(bridge);
            assertThat(venue.platform().tokensGiven())
                    .as("a token that was refused is had anew")
                    .isGreaterThan(1);
            assertThat(bridge.service().core().fetches().routes())
                    .allMatch(route -> route.paused().isEmpty());

            venue.platform().fail(429, 1, "/customer-2", "30");
            venue.customer(bridge.door(DOOR), 2);
            awaitStatus("TB-INT-043");
            awaitFetched(bridge);

            venue.platform().fail(403, 1, "/reservation-1", "");
            venue.reservation(bridge.door(DOOR), 1, 1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(bridge.management("/health/ready"))
                    .contains("TB-INT-044"));
            clock.pass(Duration.ofMinutes(10));
            awaitFetched(bridge);
            assertThat(bridge.management("/health/ready")).doesNotContain("TB-INT-044");

            venue.platform()
                    .put(
                            "customers",
                            "nobody",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("customerUuid", "nobody")
                                    .put("lastUpdateDate", "2026-11-20T10:00:00Z"));
            Position position = bridge.service()
                    .core()
                    .bookkeeping()
                    .deadEvents(Position.START, 1)
                    .get(0)
                    .position();
            bridge.service().core().journal().append(RetryDecision.entry(List.of(position), clock.instant()));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(dead(bridge)).isEmpty());
            awaitFetched(bridge);
            assertThat(venue.platform().given()).containsEntry("customers/nobody", 1);
        }
    }

    private static List<String> dead(RunningBridge bridge) {
        return bridge.service().core().bookkeeping().deadEvents(Position.START, 10).stream()
                .map(event -> event.problems().get(0).code())
                .toList();
    }

    private void awaitStatus(String code) {
        CommandRequest status = new CommandRequest("status", Map.of(), Locale.ENGLISH);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new ManagementClient(DataFolder.at(folder.resolve("data")))
                                .run(status)
                                .text())
                        .contains(code));
    }

    private RunningBridge start(Path where, TheForkVenue venue) {
        RunningBridge bridge = RunningBridge.start(where, TheForkVenue.SECRETS, venue.settings(), clock);
        assertThat(bridge.service().summary().off())
                .noneMatch(problem -> problem.place().startsWith("thefork"));
        return bridge;
    }

    /** Every guest and reservation changes several times, and the audit balances whenever somebody looks. */
    private void passHalfAnHour(TheForkVenue venue, RunningBridge bridge) throws Exception {
        for (int tenMinutes = 0; tenMinutes < 3; tenMinutes++) {
            for (int i = 0; i < GUESTS; i++) {
                venue.customer(bridge.door(DOOR), i);
            }
            for (int i = 0; i < RESERVATIONS; i++) {
                venue.reservation(bridge.door(DOOR), i, i % GUESTS);
            }
            balanced(bridge);
            clock.pass(Duration.ofMinutes(10));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(balanced(bridge)))
                    .as("every event waits")
                    .isEqualTo(venue.notices()));
        }
    }

    private void awaitFetched(RunningBridge bridge) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.pass(Duration.ofSeconds(5));
            balanced(bridge);
            assertThat(bridge.service().core().fetches().routes())
                    .extracting(FetchBooks.RouteCount::events)
                    .containsOnly(0L);
            assertThat(waiting(balanced(bridge))).isZero();
        });
    }

    private void awaitContacts(RunningBridge bridge) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.pass(Duration.ofSeconds(5));
            assertThat(bridge.hubSpot().contacts()).hasSize(GUESTS).allSatisfy(contact -> assertThat(
                            contact.properties())
                    .containsEntry("lastname", "Dupont")
                    .containsEntry("tablebridge_next_party_size", "6"));
        });
    }

    private static AuditReport balanced(RunningBridge bridge) {
        AuditReport report = bridge.service().core().audit().run();
        assertThat(report.broken()).isEmpty();
        return report;
    }

    private static long waiting(AuditReport report) {
        return report.lines().stream().mapToLong(AuditReport.Line::waiting).sum();
    }

    private static long finished(AuditReport report) {
        return report.lines().stream()
                .mapToLong(line -> line.states().finished())
                .sum();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.endsWith("lock")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
