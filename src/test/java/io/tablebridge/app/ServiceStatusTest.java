package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tablebridge status} says of a running service. */
class ServiceStatusTest {

    private static final Map<String, String> SECRETS = Map.of("INLINE_SECRET", "right");

    @Test
    void whatWaitsForAPersonIsNamedWithTheNextStep(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        Map<String, String> settings =
                Map.of("tablebridge.destination.hubspot.first-writes", "1", "tablebridge.backup.schedule", "off");
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, settings)) {
            send(bridge, "s-1", "WAITING", "0912-345-671");
            send(bridge, "s-2", "WAITING", "0912-345-672");
            send(bridge, "s-3", "NOBODY_KNOWS", "0912-345-673");
            bridge.service().core().journal().append(outcomeOfAnotherWorld());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(status(folder).text())
                            .contains("TB-APP-025", "its first 1 contact and waits", "tablebridge go-on hubspot")
                            .contains("TB-APP-026", "2 events and 0 deliveries", "tablebridge dead-letters")
                            .contains("TB-APP-027"));
            assertThat(status(folder).exit()).isEqualTo(CommandResult.OK);
        }
    }

    @Test
    void aPausedDestinationIsNamedWithTheReason(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, Map.of())) {
            bridge.hubSpot().fault(Fault.status(403, 1).on("/batch/upsert"));
            send(bridge, "s-1", "WAITING", "0912-345-671");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(status(folder).text())
                            .contains("TB-DEL-011 hubspot", "tablebridge go-on hubspot"));
            assertThat(status(folder).exit()).isEqualTo(CommandResult.DOES_NOT_HOLD);
        }
    }

    @Test
    void aDestinationThatRestsIsNamedWithTheReasonUntilItGoesOn(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, Map.of())) {
            bridge.hubSpot().fault(Fault.status(503, 1_000).withRetryAfter("1"));
            send(bridge, "s-1", "WAITING", "0912-345-671");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            status(folder).text())
                    .containsPattern("hubspot: resting until 20[0-9-]{8} [0-9:]{8}, then it goes on by itself\\. "
                            + "TB-DEL-002 hubspot is unwell \\(status 503"));
            assertThat(bridge.metrics()).contains("tablebridge_destination_resting{destination=\"hubspot\"} 1.0");
            assertThat(status(folder).exit()).isEqualTo(CommandResult.OK);
            bridge.hubSpot().clearFaults();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(status(folder).text()).doesNotContain("TB-DEL-002"));
            assertThat(bridge.metrics()).contains("tablebridge_destination_resting{destination=\"hubspot\"} 0.0");
            assertThat(bridge.hubSpot().contacts()).hasSize(1);
        }
    }

    @Test
    void aDestinationThatCouldNotBeReachedIsNamed(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Map<String, String> settings = Map.of("tablebridge.destination.hubspot.base-url", "http://127.0.0.1:" + closed);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, settings)) {
            send(bridge, "s-1", "WAITING", "0912-345-671");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(status(folder).text())
                            .contains("hubspot: 0 in step, 1 waiting", "hubspot: resting until", "TB-DEL-007")
                            .contains("nothing was sent"));
        }
    }

    @Test
    void whoLetsARefusedTokenGoOnIsToldThatANewOneIsReadAtAStart(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, Map.of())) {
            bridge.hubSpot().fault(Fault.status(401, 2).on("/batch/upsert"));
            send(bridge, "s-1", "WAITING", "0912-345-671");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(status(folder).text())
                            .contains("TB-DEL-010 hubspot", "start Tablebridge again")
                            .doesNotContain("go-on"));
            assertThat(goOn(folder)).contains("hubspot goes on", "had refused the token", "start Tablebridge again");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).hasSize(1));
            assertThat(goOn(folder)).contains("TB-APP-170").doesNotContain("token");
        }
    }

    private static String goOn(Path folder) throws Exception {
        return new ManagementClient(DataFolder.at(folder.resolve("data")))
                .run(new CommandRequest("go-on", Map.of("destination", "hubspot"), Locale.ENGLISH))
                .text();
    }

    @Test
    void aGuestWithoutItsEmailIsCountedAndTheAuditNamesIt(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, Map.of())) {
            send(bridge, "s-1", "WAITING", "0912-345-671");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).hasSize(1));
            bridge.hubSpot().type(Map.of("email", "ming@example.com"));
            send(bridge, "s-2", "WAITING", "0912-345-671\", \"email\": \"ming@example.com");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(status(folder).text()).contains("TB-APP-028: 1 guest is"));
            assertThat(run(folder, "audit").text()).contains("TB-DEL-022 guest g");
            assertThat(run(folder, "audit").exit()).isEqualTo(CommandResult.OK);
        }
    }

    @Test
    void whatCouldNotBeReadInKeptRecordsIsCounted(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        String figure = "tablebridge_unreadable_fields_total{field=\"guest.phone\",source=\"inline\"} 2.0";
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, Map.of())) {
            send(bridge, "s-1", "WAITING", "0912-345-671");
            assertThat(status(folder).text()).doesNotContain("TB-APP-029");
            send(bridge, "s-2", "WAITING", "ask at the desk");
            send(bridge, "s-3", "WAITING", "0000");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            status(folder).text())
                    .contains("TB-APP-029: 2 fields", "last 7 days: inline guest.phone 2", "tablebridge audit"));
            assertThat(status(folder).exit()).isEqualTo(CommandResult.OK);
            assertThat(run(folder, "audit").text())
                    .contains("2 fields of kept records could not be read", "inline guest.phone 2");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(bridge.metrics()).contains(figure));
        }
        try (RunningBridge again = RunningBridge.start(folder, SECRETS, Map.of())) {
            assertThat(again.metrics()).contains(figure);
            assertThat(status(folder).text()).contains("inline guest.phone 2");
        }
    }

    /** An entry of our own that can't be taken in. */
    private static Entry outcomeOfAnotherWorld() {
        return new Entry(EntryKind.OUTCOME, "hubspot", "", Instant.now(), Map.of(), List.of(new byte[] {'?'}));
    }

    private static CommandResult status(Path folder) throws InterruptedException {
        return run(folder, "status");
    }

    private static CommandResult run(Path folder, String command) throws InterruptedException {
        return new ManagementClient(DataFolder.at(folder.resolve("data")))
                .run(new CommandRequest(command, Map.of(), Locale.ENGLISH));
    }

    private static void send(RunningBridge bridge, String id, String state, String phone) {
        Platform platform = Platform.inline(bridge.door("/hooks/inline"), "right", Duration.ZERO);
        String event =
                """
                {"event_id": "%s", "type": "reservation.updated", "occurred_at": 1795345200000,
                 "reservation": {"id": "r-%s", "type": "BOOKING", "state": "%s", "created_time": 1795345200000,
                                 "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                                 "customer": {"name": "王小明 %s", "phone": "%s"}}}
                """
                        .formatted(id, id, state, id, phone);
        assertThat(platform.send(new PlatformEvent(id, event)).join()).isTrue();
    }
}
