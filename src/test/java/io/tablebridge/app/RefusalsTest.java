package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.HandClock;
import io.tablebridge.intake.Refusal;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));
    private final List<String> lines = new ArrayList<>();
    private final Refusals refusals = new Refusals((line, why) -> lines.add(line + " " + why.code()), clock);

    @Test
    void aPlatformThatSendsAndSendsIsLoggedOnceAMinuteWithTheNumberSince() {
        for (int second = 0; second < 61; second++) {
            refusals.add("inline", Refusal.BAD_SIGNATURE);
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(lines)
                .containsExactly("inline: 1 request refused. TB-INT-003", "inline: 60 requests refused. TB-INT-003");
    }

    @Test
    void eachSourceAndEachReasonIsToldByItself() {
        refusals.add("inline", Refusal.BAD_SIGNATURE);
        refusals.add("inline", Refusal.UNSIGNED);
        refusals.add("square", Refusal.BAD_SIGNATURE);
        refusals.add("inline", Refusal.BAD_SIGNATURE);
        assertThat(lines).hasSize(3);
        assertThat(refusals.all(ZoneOffset.UTC))
                .extracting(refused -> refused.source() + " " + refused.why().code() + " " + refused.count())
                .containsExactly("inline TB-INT-002 1", "inline TB-INT-003 2", "square TB-INT-003 1");
    }

    @Test
    void strangersAreToldOfOnceAnHour() {
        for (int minute = 0; minute <= 60; minute++) {
            refusals.add("", Refusal.UNKNOWN_SOURCE);
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(lines)
                .containsExactly(
                        "At no source's address: 1 request refused. TB-INT-006",
                        "At no source's address: 60 requests refused. TB-INT-006");
    }

    @Test
    void theStatusNamesTheSourceWhoseSecretIsWrong(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of("INLINE_SECRET", "right"))) {
            Platform stranger = Platform.inline(bridge.door("/hooks/inline"), "wrong", Duration.ZERO);
            assertThat(stranger.send(new PlatformEvent("e-1", "{}")).join()).isFalse();
            assertThat(stranger.send(new PlatformEvent("e-2", "{}")).join()).isFalse();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(status(folder))
                    .containsPattern(
                            "inline: [0-9]+ requests refused since the start, the last at 20[-0-9]{8} [0-9:]{8}\\. "
                                    + "TB-INT-003: .* Compare the secret on both sides"));
        }
    }

    private static String status(Path folder) throws InterruptedException {
        return new ManagementClient(DataFolder.at(folder.resolve("data")))
                .run(new CommandRequest("status", Map.of(), Locale.ENGLISH))
                .text();
    }
}
