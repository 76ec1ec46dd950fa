package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's word lifts what holds a destination at that moment, and nothing that they were not asked about yet. */
class GoOnTest {

    private static final Map<String, String> TWO_FIRST = Map.of("tablebridge.destination.hubspot.first-writes", "2");

    @Test
    void aWordAboutAPauseIsNoneAboutTheFirstWrites(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of("INLINE_SECRET", "right"), TWO_FIRST)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(goOn(folder).text()).contains("TB-APP-170"));
            assertThat(goOn(folder).exit()).isEqualTo(CommandResult.CANNOT);

            bridge.hubSpot().fault(Fault.status(403, 1).on("/batch/upsert"));
            List.of(1, 2, 3).forEach(n -> book(bridge, n));
            awaitStatus(folder, "TB-DEL-011 hubspot");
            assertThat(goOn(folder).text())
                    .contains("hubspot goes on", "its pause for TB-DEL-011", "still halts after its first 2 contacts");

            awaitStatus(folder, "TB-APP-025");
            assertThat(bridge.hubSpot().contacts()).hasSize(2);
            assertThat(goOn(folder).text())
                    .contains("hubspot goes on", "its halt after the first 2 contacts")
                    .doesNotContain("pause", "still halts");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).hasSize(3));
            assertThat(goOn(folder).text()).contains("TB-APP-170");
        }
    }

    private static void awaitStatus(Path folder, String word) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(run(folder, "status", Map.of()).text()).contains(word));
    }

    private static CommandResult goOn(Path folder) throws InterruptedException {
        return run(folder, "go-on", Map.of("destination", "hubspot"));
    }

    private static CommandResult run(Path folder, String command, Map<String, String> arguments)
            throws InterruptedException {
        return new ManagementClient(DataFolder.at(folder.resolve("data")))
                .run(new CommandRequest(command, arguments, Locale.ENGLISH));
    }

    private static void book(RunningBridge bridge, int number) {
        String event =
                """
                {"event_id": "g-%1$d", "type": "reservation.updated", "occurred_at": 1795345200000,
                 "reservation": {"id": "r-%1$d", "type": "BOOKING", "state": "WAITING", "created_time": 1795345200000,
                                 "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                                 "customer": {"name": "王小明 %1$d", "phone": "0912-345-67%1$d"}}}
                """
                        .formatted(number);
        Platform platform = Platform.inline(bridge.door("/hooks/inline"), "right", Duration.ZERO);
        assertThat(platform.send(new PlatformEvent("g-" + number, event)).join())
                .isTrue();
    }
}
