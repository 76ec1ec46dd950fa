package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.OwnThread;
import io.tablebridge.TestPostgres;
import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.guests.GuestState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge replay} beside the running service. */
class ReplayBesideServiceTest {

    private static final Map<String, String> SECRETS = Map.of("GENERIC_TOKEN", "token-of-a-test");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GUESTS = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path folder;

    @BeforeEach
    void takeTheShippedFiles(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Shipped.copyTo(folder);
    }

    @Test
    void itIsShownAndAppliedAndWhatComesMeanwhileStaysTheNewest() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            replayed(bridge);
        }
    }

    @Test
    void theSameWithTheDatabaseOnAServer() throws Exception {
        DatabaseAddress server = TestPostgres.shared().empty();
        Map<String, String> settings = Map.of(
                "tablebridge.database.url",
                server.url(),
                "tablebridge.database.user",
                server.user().orElseThrow());
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, settings)) {
            replayed(bridge);
        }
    }

    private void replayed(RunningBridge bridge) throws Exception {
        for (int guest = 0; guest < GUESTS; guest++) {
            send(bridge, guest, 1);
        }
        Path mapping = folder.resolve("mappings/generic-guest.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("guest.lineId: /line_id", "guest.lineId: /line"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            String shown = say(0, "replay", "generic-guest", "--values", "--limit", "2");
            assertThat(shown)
                    .contains(
                            "Guests that are not the same: 60. Changed: 60;",
                            "lineId: old-",
                            "→ new-",
                            "… and 58 guests more")
                    .contains("./tablebridge replay generic-guest --apply");
        });
        assertThat(lineIds(bridge)).allSatisfy((name, line) -> assertThat(line).startsWith("old-"));

        CompletableFuture<Void> newer = CompletableFuture.runAsync(
                () -> {
                    for (int guest = 0; guest < GUESTS; guest++) {
                        send(bridge, guest, 2);
                    }
                },
                new OwnThread());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(say(0, "replay", "generic-guest", "--apply"))
                .contains("Events read again: 60;"));
        newer.join();
        await().atMost(PATIENCE)
                .until(() -> bridge.service().core().loop().position()
                        >= bridge.service().core().journal().end());
        assertThat(lineIds(bridge)).hasSize(GUESTS).allSatisfy((name, line) -> assertThat(line)
                .isEqualTo("new-" + name.substring(1)));
        assertThat(lineIds(bridge).keySet()).allSatisfy(name -> assertThat(name).startsWith("陳"));
        assertThat(say(0, "replay", "generic-guest", "--apply")).contains("This was done before");
        assertThat(say(0, "audit")).contains("Everything received is accounted for");
    }

    /** The LINE id of each guest by its name. */
    private static Map<String, String> lineIds(RunningBridge bridge) {
        Map<String, String> ids = new TreeMap<>();
        bridge.service()
                .core()
                .profiles()
                .load(LongStream.rangeClosed(1, GUESTS).boxed().toList())
                .values()
                .forEach(state -> {
                    Map<String, Object> values =
                            ((GuestState.Living) state).profile().values();
                    ids.put(String.valueOf(values.get("name")), String.valueOf(values.get("lineId")));
                });
        return ids;
    }

    private void send(RunningBridge bridge, int guest, int version) {
        String given = String.valueOf((char) (0x5e00 + guest));
        String body =
                """
                {"event_id": "e-%d-%d", "id": "G-%d", "updated_at": "2026-11-2%dT03:00:00Z", "name": "%s%s",
                 "phone": "09%08d", "line_id": "old-%s", "line": "new-%s"}"""
                        .formatted(
                                guest, version, guest, version, version == 1 ? "王" : "陳", given, guest, given, given);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(bridge.door("/hooks/generic/guests"))
                            .header("Authorization", "Bearer token-of-a-test")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String say(int exit, String... arguments) {
        StringWriter said = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                folder,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), Clock.systemUTC()), surroundings).run(arguments);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }
}
