package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person looks at dead letters and tries them again, beside the running service and without it. */
class DeadLetterCommandsTest {

    private static final String SECRET = "inline-secret-of-a-test";
    private static final String[] PERSONAL = {"王小明", "0912", "912345678", "Ming", "花生"};

    private Path folder;

    @BeforeEach
    void ship(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Shipped.copyTo(folder);
    }

    @Test
    void anEventDiesIsLookedAtAndFollowsOnceTheMappingKnowsIt() throws Exception {
        String first;
        try (RunningBridge bridge = start()) {
            Platform inline = inline(bridge);
            send(inline, "q-1", "NOBODY_KNOWS");
            send(inline, "q-2", "WAITING");
            send(inline, "q-3", "NOBODY_KNOWS");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(dead().path("events")).hasSize(2));
            first = dead().path("events").get(0).path("id").asText();

            assertThat(say(0, "dead-letters"))
                    .contains(first + "  inline", "TB-MAP-048 status, inline-reservation.yaml:")
                    .doesNotContain(PERSONAL);
            assertThat(say(0, "dead-letters", "--lang", "zh-TW")).contains("沒有任何一列符合");
            assertThat(dead("--limit", "1").path("more").asBoolean()).isTrue();
            assertThat(say(3, "dead-letters", "--source", "inlnie")).contains("TB-APP-037");
            assertThat(say(3, "dead-letters", "--destination", "nowhere")).contains("TB-APP-030");
            assertThat(say(0, "dead-letters", "--destination", "hubspot")).contains("No dead letters");
            assertThat(say(0, "dead-letters", "show", first))
                    .contains("q-1", "it fails again", "status: •••", "TB-MAP-048", "--values")
                    .doesNotContain(PERSONAL);
            assertThat(say(0, "dead-letters", "show", first, "--values")).contains("王小明", "0912-345-678");
            assertThat(say(1, "retry", first))
                    .contains("Events tried again: 1; went through: 0; still dead: 1", "TB-MAP-048");
            assertThat(say(3, "retry", "999999")).contains("TB-APP-032");
            assertThat(say(3, "retry", "hubspot/77")).contains("TB-APP-032");
            assertThat(say(3, "retry", "--destination", "nowhere")).contains("TB-APP-030");
            assertThat(say(2, "retry")).contains("TB-CLI-001");
            assertThat(say(3, "retry", "--source", "inlnie")).contains("TB-APP-037");
        }
        Path mapping = folder.resolve("mappings/inline-reservation.yaml");
        String known = "      - { when: { /reservation/state: SEATED }, then: seated }\n";
        Files.writeString(
                mapping, Files.readString(mapping).replace(known, known + known.replace("SEATED", "NOBODY_KNOWS")));

        assertThat(say(0, "dead-letters", "show", first)).contains("it passes; records: 1");
        assertThat(say(0, "retry", first)).contains("Events tried again: 1; went through: 1; still dead: 0");
        assertThat(say(0, "retry", "--all")).contains("Events tried again: 1; went through: 1; still dead: 0");
        assertThat(say(0, "dead-letters", "--source", "inline")).contains("No dead letters");
        assertThat(say(0, "retry", "--source", "inline")).contains("nothing to do");
        assertThat(say(0, "audit")).contains("inline");
    }

    @Test
    void aDefectIsNotPromisedToBeGone() throws Exception {
        try (RunningBridge bridge = start()) {
            bridge.service()
                    .core()
                    .database()
                    .write(handle ->
                            handle.execute("ALTER TABLE record ADD CONSTRAINT none CHECK (external_id <> 'r-q-1')"));
            send(inline(bridge), "q-1", "WAITING");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(dead().path("events")).hasSize(1));
            String id = dead().path("events").get(0).path("id").asText();
            assertThat(say(0, "dead-letters", "show", id))
                    .contains("TB-PIP-002", "takes it (records: 1)", "a retry may fail again")
                    .doesNotContain("it passes")
                    .doesNotContain(PERSONAL);
        }
    }

    @Test
    void aDeadDeliveryGoesOutAgain() throws Exception {
        try (RunningBridge bridge = start()) {
            Platform inline = inline(bridge);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(say(0, "status")).contains("hubspot"));
            bridge.hubSpot().fault(Fault.status(400, 1).on("/batch/upsert"));
            send(inline, "q-1", "WAITING");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(dead().path("deliveries")).hasSize(1));
            JsonNode delivery = dead().path("deliveries").get(0);
            String id = delivery.path("id").asText();
            assertThat(id).isEqualTo("hubspot/1");
            assertThat(say(0, "dead-letters")).contains("hubspot/1", "TB-DEL-").doesNotContain(PERSONAL);
            assertThat(say(0, "dead-letters", "show", id))
                    .contains(delivery.path("guest").asText(), "TB-DEL-")
                    .doesNotContain(PERSONAL);
            assertThat(say(0, "retry", id)).contains("hubspot: 1 delivery is no longer dead");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).hasSize(1));
            assertThat(dead().path("deliveries")).isEmpty();
        }
    }

    @Test
    void whatAPersonClosesWaitsNoLongerAndCanBeTriedAgain() throws Exception {
        String event;
        try (RunningBridge bridge = start()) {
            Platform inline = inline(bridge);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(say(0, "status")).contains("hubspot"));
            bridge.hubSpot().fault(Fault.status(400, 1).on("/batch/upsert"));
            send(inline, "q-1", "WAITING");
            send(inline, "q-2", "NOBODY_KNOWS");
            send(inline, "q-3", "NOBODY_KNOWS");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(dead().path("deliveries")).hasSize(1);
                assertThat(dead().path("events")).hasSize(2);
            });
            event = dead().path("events").get(0).path("id").asText();
            String other = dead().path("events").get(1).path("id").asText();

            assertThat(say(2, "dead-letters", "dismiss")).contains("TB-CLI-001");
            assertThat(say(3, "dead-letters", "dismiss", event, "999999")).contains("TB-APP-032");
            assertThat(say(3, "dead-letters", "dismiss", event, "--why", "x".repeat(301)))
                    .contains("TB-APP-038");
            assertThat(dead().path("events")).as("nothing was decided").hasSize(2);

            assertThat(say(0, "dead-letters", "dismiss", event, "hubspot/1", "--why", "came again as q-4"))
                    .contains("Dismissed: 2 (" + event + ", hubspot/1)");
            assertThat(dead().path("deliveries")).isEmpty();
            assertThat(dead().path("events")).hasSize(1);
            assertThat(say(0, "dead-letters", "--dismissed"))
                    .contains(event + "  inline", "hubspot/1", "by chen: came again as q-4")
                    .doesNotContain(other + "  inline")
                    .doesNotContain(PERSONAL);
            assertThat(say(0, "dead-letters", "show", event)).contains("by chen: came again as q-4");
            JsonNode closed = dead("--dismissed").path("events").get(0);
            assertThat(closed.path("dismissed").path("by").asText()).isEqualTo("chen");
            assertThat(say(0, "status")).contains("1 event and 0 deliveries wait");
            assertThat(say(1, "retry", "--all")).contains("Events tried again: 1; ");
            assertThat(say(1, "retry", event)).contains("still dead: 1");
            assertThat(dead().path("events")).as("it waits for a person again").hasSize(2);
            assertThat(say(0, "retry", "hubspot/1")).contains("hubspot: 1 ");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).hasSize(1));
        }
        assertThat(say(0, "dead-letters", "dismiss", event)).contains("Dismissed: 1 (" + event + ")");
        assertThat(say(0, "dead-letters", "dismiss", event)).contains("left as they are: 1");
        assertThat(say(0, "dead-letters", "--dismissed", "--lang", "zh-TW")).contains("由 chen 結案：–");
        assertThat(say(0, "audit")).contains("dismissed", "Everything received is accounted for");
    }

    @Test
    void manyDeadEventsAreTriedAgainInDecisionsOfBoundedSize() throws Exception {
        try (RunningBridge bridge = start()) {
            Platform inline = inline(bridge);
            for (int i = 0; i < 130; i++) {
                send(inline, "m-" + i, "NOBODY_KNOWS");
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(dead("--limit", "1000").path("events")).hasSize(130));
            assertThat(say(1, "retry", "--all"))
                    .contains("Events tried again: 130; went through: 0; still dead: 130", "more than these");
        }
    }

    private RunningBridge start() {
        return RunningBridge.start(folder, Map.of("INLINE_SECRET", SECRET));
    }

    private static Platform inline(RunningBridge bridge) {
        return Platform.inline(bridge.door("/hooks/inline"), SECRET, Duration.ZERO);
    }

    private static void send(Platform platform, String id, String state) {
        String body =
                """
                {"event_id": "%s", "type": "reservation.updated", "occurred_at": 1795345200000,
                 "reservation": {"id": "r-%s", "type": "BOOKING", "state": "%s", "created_time": 1795345200000,
                                 "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                                 "customer_note": "花生過敏",
                                 "customer": {"name": "王小明", "phone": "0912-345-678", "email": "Ming@example.com"}}}
                """
                        .formatted(id, id, state);
        assertThat(platform.send(new PlatformEvent(id, body)).join()).isTrue();
    }

    private JsonNode dead(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("dead-letters", "--json"));
        words.addAll(List.of(more));
        return new ObjectMapper().readTree(say(0, words.toArray(String[]::new)));
    }

    private String say(int exit, String... arguments) {
        StringWriter said = new StringWriter();
        Properties machine = new Properties();
        machine.setProperty("user.name", "chen");
        Surroundings surroundings = new Surroundings(
                Map.of(),
                machine,
                folder,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), Clock.systemUTC()), surroundings).run(arguments);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }
}
