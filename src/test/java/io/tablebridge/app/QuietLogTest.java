package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * What we log at DEBUG holds nothing personal and no secret, even before the logger masks anything: bookings that go
 * well, one that is dead, one with a wrong signature, and a CRM that fails.
 */
class QuietLogTest {

    private static final String SECRET = "inline-secret-of-a-test";
    private static final List<String> PERSONAL = List.of(
            "王小明",
            "小明",
            "林小姐",
            "0912-345-678",
            "0912345678",
            "+886912345678",
            "912345678",
            "ming.wang",
            "example.com",
            "花生",
            "peanut",
            SECRET,
            RunningBridge.HUBSPOT_TOKEN);

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void nothingPersonalIsLoggedWhateverHappens(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        Logger ours = (Logger) LoggerFactory.getLogger("io.tablebridge");
        Level before = ours.getLevel();
        Collector collector = new Collector();
        collector.start();
        ours.addAppender(collector);
        ours.setLevel(Level.DEBUG);
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of("INLINE_SECRET", SECRET))) {
            scenario(bridge);
        } finally {
            ours.detachAppender(collector);
            ours.setLevel(before);
        }
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase(PERSONAL.toArray(String[]::new)));
    }

    private static void scenario(RunningBridge bridge) {
        bridge.hubSpot().fault(Fault.status(503, 1));
        Platform platform = Platform.inline(bridge.door("/hooks/inline"), SECRET, Duration.ZERO);
        assertThat(platform.send(event("q-1", "WAITING", "0912-345-678")).join())
                .isTrue();
        assertThat(platform.send(event("q-2", "NOBODY_KNOWS", "0912-345-678")).join())
                .isTrue();
        assertThat(platform.send(event("q-3", "WAITING", "王小明 0912")).join()).isTrue();
        assertThat(platform.send(new PlatformEvent("q-4", "{\"王小明\": \"0912-345-678\""))
                        .join())
                .isFalse();
        Platform stranger = Platform.inline(bridge.door("/hooks/inline"), "wrong", Duration.ZERO);
        assertThat(stranger.send(event("q-5", "WAITING", "0912-345-678")).join())
                .isFalse();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).isNotEmpty());
    }

    private static PlatformEvent event(String id, String state, String phone) {
        return new PlatformEvent(
                id,
                """
                {"event_id": "%s", "type": "reservation.updated", "occurred_at": 1795345200000,
                 "reservation": {"id": "r-%s", "type": "BOOKING", "state": "%s", "created_time": 1795345200000,
                                 "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                                 "customer_note": "花生過敏",
                                 "customer": {"name": "王小明", "phone": "%s", "email": "Ming.Wang@example.com"}}}
                """
                        .formatted(id, id, state, phone));
    }

    /** Keeps each line as it was written, with what exceptions say, before any masking. */
    private final class Collector extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            StringBuilder line = new StringBuilder(event.getFormattedMessage());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                line.append(' ').append(thrown.getMessage());
            }
            lines.add(line.toString());
        }
    }
}
