package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.sandbox.SandboxContact;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings that are changed while the service runs. */
class ChangedMappingsTest {

    private static final Map<String, String> SECRETS = Map.of("GENERIC_TOKEN", "token-of-a-test");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Path folder;

    @BeforeEach
    void takeTheShippedFiles(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Shipped.copyTo(folder);
    }

    @Test
    void aChangedMappingIsInForceForWhatComesInFromThenOn() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            send(bridge, "1", "/hooks/generic/guests");
            awaitLineIds(bridge, "1");
            edit("mappings/generic-guest.yaml", text -> text.replace("guest.lineId: /line_id", "guest.lineId: /line"));
            awaitKnown("generic-guest");
            send(bridge, "2", "/hooks/generic/guests");
            awaitLineIds(bridge, "1", "new-2");
        }
    }

    @Test
    void aChangedMappingOfADestinationReachesEveryContact() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            send(bridge, "1", "/hooks/generic/guests");
            awaitLineIds(bridge, "1");
            edit("mappings/hubspot-contact.yaml", text -> text.replace(": active\n", ": living\n"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts())
                            .extracting(contact -> contact.properties().get("tablebridge_state"))
                            .containsExactly("living"));
        }
    }

    @Test
    void aNewMappingAndARouteThatNamesItComeIntoForceTogether() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            String route = Files.readString(folder.resolve("routes/generic.camel.yaml"))
                    .replace("id: generic-", "id: fresh-")
                    .replace("/hooks/generic/", "/hooks/fresh/")
                    .replace("mapping: generic-guest", "mapping: fresh-guest");
            Files.writeString(folder.resolve("routes/fresh.camel.yaml"), route);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(bridge.management("/health/ready"))
                    .contains("TB-CML-008"));
            assertThat(send(bridge, "1", "/hooks/fresh/guests")).isEqualTo(503);
            Files.writeString(
                    folder.resolve("mappings/fresh-guest.yaml"),
                    Files.readString(folder.resolve("mappings/generic-guest.yaml"))
                            .replace("mapping: generic-guest", "mapping: fresh-guest"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(bridge.management("/health/ready"))
                    .doesNotContain("TB-CML-008"));
            assertThat(send(bridge, "1", "/hooks/fresh/guests")).isEqualTo(200);
            awaitLineIds(bridge, "1");
        }
    }

    /** The LINE ids that the contacts have. */
    private static void awaitLineIds(RunningBridge bridge, String... ids) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bridge.hubSpot().contacts().stream()
                        .map(SandboxContact::properties)
                        .map(properties -> properties.getOrDefault("tablebridge_line_id", "")))
                .containsExactlyInAnyOrder(ids));
    }

    private void edit(String file, java.util.function.UnaryOperator<String> change) throws IOException {
        String text = Files.readString(folder.resolve(file));
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(folder.resolve(file), changed);
    }

    private void awaitKnown(String mapping) {
        await().atMost(PATIENCE).until(() -> Files.readString(folder.resolve("data/rules.known"))
                .contains(KnownRules.hash(
                        io.tablebridge.settings.Version.current(),
                        Files.readString(folder.resolve("mappings/" + mapping + ".yaml")))));
    }

    private static int send(RunningBridge bridge, String id, String path) throws IOException, InterruptedException {
        String body =
                "{\"event_id\":\"%s\",\"id\":\"G-%1$s\",\"name\":\"王小明\",\"line_id\":\"%1$s\",\"line\":\"new-%1$s\"}"
                        .formatted(id);
        HttpRequest request = HttpRequest.newBuilder(bridge.door(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer token-of-a-test")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
