package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablebridge.TestPostgres;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service with its database on a PostgreSQL server. */
class PostgresServiceTest {

    private static final Map<String, String> SECRETS = Map.of("INLINE_SECRET", "right");
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void whileTheServerIsAwayTheDoorsGoOnAndAllIsMadeUpForAfterwards(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (TestPostgres server = TestPostgres.start()) {
            Map<String, String> settings = on(server.fresh());
            try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, settings)) {
                assertThat(bridge.service().summary().store()).startsWith("PostgreSQL ");
                send(bridge, "s-1", "0912-345-671");
                await().atMost(LONG).until(() -> bridge.hubSpot().contacts().size() == 1);

                server.stop();
                send(bridge, "s-2", "0912-345-672");
                send(bridge, "s-3", "0912-345-673");
                await().atMost(LONG).untilAsserted(() -> assertThat(bridge.management("/health/ready"))
                        .contains("TB-APP-080"));
                assertThat(bridge.management("/health/live")).contains("up");
                assertThat(command(folder, "status").text()).contains("TB-APP-080", "PostgreSQL gives no answer");
                assertThat(bridge.metrics()).doesNotContain("tablebridge_pipeline_behind 0.0");

                server.startAgain();
                await().atMost(LONG).until(() -> bridge.hubSpot().contacts().size() == 3);
                await().atMost(LONG).untilAsserted(() -> assertThat(bridge.management("/health/ready"))
                        .contains("\"status\":\"up\""));
                CommandResult audit = command(folder, "audit");
                assertThat(audit.exit()).as(audit.text()).isEqualTo(CommandResult.OK);
                assertThat(command(folder, "backup").text()).contains("TB-OPS-064");
            }
            try (RunningBridge again = RunningBridge.start(folder, SECRETS, settings)) {
                assertThat(again.service().core().recovery().notice()).isEmpty();
                assertThat(command(folder, "audit").exit()).isEqualTo(CommandResult.OK);
            }
        }
    }

    @Test
    void aWrongPasswordEndsTheStartWithTheReason(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (TestPostgres server = TestPostgres.start()) {
            server.guard("guarded", "right");
            Map<String, String> settings = new HashMap<>(on(server.fresh()));
            settings.put("tablebridge.database.user", "guarded");
            settings.put("tablebridge.database.password", "env:DATABASE_PASSWORD");
            Map<String, String> secrets = Map.of("INLINE_SECRET", "right", "DATABASE_PASSWORD", "wrong");
            assertThatThrownBy(
                            () -> RunningBridge.start(folder, secrets, settings).close())
                    .isInstanceOfSatisfying(
                            OperateException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("TB-DB-002"));
            assertThat(folder.resolve("data/door.port")).doesNotExist();
        }
    }

    private static Map<String, String> on(DatabaseAddress address) {
        return Map.of(
                "tablebridge.database.url",
                address.url(),
                "tablebridge.database.user",
                address.user().orElseThrow());
    }

    private static CommandResult command(Path folder, String name) throws InterruptedException {
        return new ManagementClient(DataFolder.at(folder.resolve("data")))
                .run(new CommandRequest(name, Map.of(), Locale.ENGLISH));
    }

    private static void send(RunningBridge bridge, String id, String phone) {
        Platform platform = Platform.inline(bridge.door("/hooks/inline"), "right", Duration.ZERO);
        String event =
                """
                {"event_id": "%s", "type": "reservation.updated", "occurred_at": 1795345200000,
                 "reservation": {"id": "r-%s", "type": "BOOKING", "state": "WAITING", "created_time": 1795345200000,
                                 "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                                 "customer": {"name": "王小明 %s", "phone": "%s"}}}
                """
                        .formatted(id, id, id, phone);
        assertThat(platform.send(new PlatformEvent(id, event)).join()).isTrue();
    }
}
