package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tablebridge deliver --dry-run} shows while the CRM's token is not there. */
class DryRunTest {

    private static final String SECRET = "inline-secret-of-a-test";

    @Test
    void withoutATokenItShowsWhatIsKnownAndSaysThatNothingCanGoOut(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        Map<String, String> off = Map.of("tablebridge.destination.hubspot.token", "env:NOT_THERE");
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of("INLINE_SECRET", SECRET), off)) {
            Platform inline = Platform.inline(bridge.door("/hooks/inline"), SECRET, Duration.ZERO);
            send(inline, "q-1", "\"phone\": \"0912-345-678\"");
            send(inline, "q-2", "\"gender\": \"male\"");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> bridge.service().core().loop().position()
                            >= bridge.service().core().journal().end());

            String masked = say(folder);
            assertThat(masked)
                    .contains("it was not asked", "phone: ? → •••", "TB-APP-012 hubspot", "NOT_THERE")
                    .containsPattern("Left out: 1\\. The mapping hubspot-contact requires one of phone, email,"
                            + " sharedEmail, lineId, and these guests have none: g[a-z2-7]+")
                    .doesNotContain("+886912345678", "王小明");
            assertThat(say(folder, "--values")).contains("phone: ? → +886912345678");
        }
        assertThat(say(folder)).contains("phone: ? → •••", "Left out: 1");
    }

    private static void send(Platform platform, String id, String contact) {
        String body =
                """
                {"event_id": "%s", "type": "reservation.updated", "occurred_at": 1795345200000,
                 "reservation": {"id": "r-%s", "type": "BOOKING", "state": "WAITING", "created_time": 1795345200000,
                                 "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                                 "customer": {"name": "王小明", %s}}}
                """
                        .formatted(id, id, contact);
        assertThat(platform.send(new PlatformEvent(id, body)).join()).isTrue();
    }

    private static String say(Path folder, String... more) {
        StringWriter said = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                folder,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        List<String> words = new ArrayList<>(List.of(
                "deliver",
                "--dry-run",
                "--set",
                "tablebridge.destination.hubspot.kind=hubspot",
                "--set",
                "tablebridge.destination.hubspot.token=env:NOT_THERE"));
        words.addAll(List.of(more));
        int status = new Cli(new TablebridgeEngine(Map.of(), Clock.systemUTC()), surroundings)
                .run(words.toArray(String[]::new));
        assertThat(status).as(said.toString()).isZero();
        return said.toString();
    }
}
