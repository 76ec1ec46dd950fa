package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.sandbox.SquareSandbox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure that the page on operation names is there once something came in, a field of it could not be read, and something was refused. */
class DocumentedFiguresTest {

    private static final Pattern FIGURE = Pattern.compile("`(tablebridge_[a-z_]+)`");
    private static final String EVENT =
            """
            {"event_id": "f-1", "type": "reservation.created", "occurred_at": 1795345200000,
             "reservation": {"id": "f", "type": "BOOKING", "state": "WAITING", "created_time": 1795345200000,
                             "reservation_time": 4450000000000, "group_size": 2,
                             "customer": {"name": "王小明", "phone": "0912-345-678", "email": "nobody"}}}
            """;

    private static final String BILL =
            """
            {"event_id": "f-2", "type": "order.closed", "occurred_at": 1795345200000, "order": {"id": "b", "total": 100}}
            """;

    @Test
    void theFiguresOfThePageAreScraped(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        Set<String> named = new TreeSet<>();
        Matcher matcher = FIGURE.matcher(Files.readString(Path.of("docs/operations.md")));
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertThat(named).hasSizeGreaterThan(5);
        Map<String, String> secrets = Map.of("INLINE_SECRET", "right", "EATS365_SECRET", "bills", "SQUARE_TOKEN", "t");
        try (SquareSandbox square = SquareSandbox.start(Clock.systemUTC(), Duration.ZERO, "t");
                RunningBridge bridge = RunningBridge.start(
                        folder,
                        secrets,
                        Map.of("route.square.api", square.baseUri().toString()))) {
            URI door = bridge.door("/hooks/inline");
            assertThat(send(Platform.inline(door, "wrong", Duration.ZERO))).isFalse();
            assertThat(send(Platform.inline(door, "right", Duration.ZERO))).isTrue();
            Platform eats365 = Platform.eats365(bridge.door("/hooks/eats365"), "bills", Duration.ZERO);
            assertThat(eats365.send(new PlatformEvent("f-2", BILL)).join()).isTrue();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                String scraped = bridge.metrics();
                assertThat(named).allSatisfy(name -> assertThat(scraped).contains("# HELP " + name + " "));
            });
        }
    }

    @Test
    void whatShipsAndIsNotUsedIsNoMistake(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of("INLINE_SECRET", "right"))) {
            assertThat(bridge.metrics())
                    .contains("tablebridge_files_refused{kind=\"route\"} 0.0")
                    .containsPattern("tablebridge_files_without_secret [1-9]");
        }
    }

    private static boolean send(Platform platform) {
        return platform.send(new PlatformEvent("f-1", EVENT)).join();
    }
}
