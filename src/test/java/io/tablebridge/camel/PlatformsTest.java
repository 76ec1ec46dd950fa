package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.journal.Entry;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.sandbox.PlatformTraffic;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated platforms against real doors. */
class PlatformsTest {

    @Test
    void whatARefusingJournalTurnsAwayComesAgain(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder)
                .shipped("inline.camel.yaml")
                .shipped("square.camel.yaml")
                .start()) {
            String base = "http://127.0.0.1:" + rig.camel().port();
            Platform inline = Platform.inline(URI.create(base + "/hooks/inline"), Rig.SECRET, Duration.ofMillis(2));
            Platform square = Platform.square(
                    URI.create(base + "/hooks/square"),
                    "https://hooks.example.com/in/square?site=1&a=b",
                    Rig.SECRET,
                    Duration.ofMillis(1));
            rig.journal.refuse(true);
            List<PlatformEvent> events = IntStream.range(0, 20)
                    .mapToObj(i ->
                            new PlatformEvent("E" + i, "{\"event_id\":\"E" + i + "\",\"type\":\"booking.created\"}"))
                    .toList();
            List<CompletableFuture<Boolean>> sent = PlatformTraffic.of(events, 0.5, 5, 1).stream()
                    .flatMap(event -> List.of(inline.send(event), square.send(event)).stream())
                    .toList();
            await().until(() -> inline.attempts() >= 20);
            rig.journal.refuse(false);

            assertThat(sent).allSatisfy(done -> assertThat(done.join()).isTrue());
            assertThat(inline.acknowledged()).hasSize(20);
            assertThat(square.acknowledged()).hasSize(20);
            assertThat(rig.journal.entries().stream().map(Entry::eventId)).containsAll(inline.acknowledged());
        }
    }
}
