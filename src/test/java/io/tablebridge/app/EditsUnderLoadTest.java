package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are edited, badly and well, while events come in. */
class EditsUnderLoadTest {

    private static final String TOKEN = "token-of-a-test";
    private static final Map<String, String> SECRETS = Map.of(
            "EATS365_SECRET",
            "bills-of-a-test",
            "GENERIC_TOKEN",
            TOKEN,
            "INLINE_SECRET",
            "inline-of-a-test",
            "SQUARE_SIGNATURE_KEY",
            "square-of-a-test",
            "SQUARE_TOKEN",
            "square-token-of-a-test",
            "THEFORK_TOKEN",
            "thefork-of-a-test",
            "THEFORK_CLIENT_ID",
            "client-of-a-test",
            "THEFORK_CLIENT_SECRET",
            "client-secret-of-a-test");
    private static final List<BadEdit> ALL =
            Stream.concat(BadEdit.SOME.stream(), BadEdit.MORE.stream()).toList();

    private Path folder;

    @BeforeEach
    void takeTheShippedFiles(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Shipped.copyTo(folder);
        // They would ask the real platforms.
        for (String polls : List.of("square-polls", "square-orders-poll", "ichef", "loyverse")) {
            Files.delete(folder.resolve("routes/" + polls + ".camel.yaml"));
        }
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve(BadEdit.SETTINGS), "tablebridge.region = TW\n");
    }

    @Test
    void badEditsAreNamedAndGoodOnesTakenUpAndNobodyNotices() throws Exception {
        edits(BadEdit.SOME, 5, 60);
    }

    @Tag("long")
    @Test
    void twentyThreeKindsOfBadEditsAndFiftyGoodOnesUnderTwoHundredRequestsASecond() throws Exception {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(20);
        edits(ALL, 50, 200);
    }

    @Test
    void afterAStartWithBadFilesTheirVersionsBeforeAreInForce() throws Exception {
        starts(List.of(BadEdit.SOME.get(0), BadEdit.SOME.get(3)));
    }

    @Tag("long")
    @Test
    void everyKindIsNamedAtAStartAndTheVersionBeforeIsInForce() throws Exception {
        starts(ALL.stream()
                .filter(edit -> !edit.file().equals(BadEdit.SETTINGS))
                .toList());
    }

    private void edits(List<BadEdit> bad, int good, int perSecond) throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            assertThat(bridge.service().summary().off()).isEmpty();
            try (SteadyLoad load = SteadyLoad.begin(bridge, TOKEN, perSecond)) {
                for (BadEdit edit : bad) {
                    refusedAndMended(bridge, edit);
                    assertThat(load.failures()).as(edit.toString()).isEmpty();
                }
                for (int edit = 0; edit < good; edit++) {
                    takenUp(bridge, edit);
                    assertThat(load.failures()).as("good edit " + edit).isEmpty();
                }
                load.endWithNothingLost();
                System.out.printf(
                        "%d bad edits, %d good ones: %d requests, none failed, slowest answer %d ms%n",
                        bad.size(), good, load.accepted(), load.slowest().toMillis());
            }
        }
    }

    private void refusedAndMended(RunningBridge bridge, BadEdit edit) throws Exception {
        Path file = folder.resolve(edit.file());
        String good = Files.readString(file);
        Files.write(file, edit.made(good));
        String place = String.valueOf(file.getFileName());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(status())
                .as(edit.toString())
                .containsPattern(edit.code() + " \\S*" + place + ":\\d+: .{20,}"));
        String said = status();
        assertThat(health(bridge)).as(edit.toString()).contains(edit.code()).contains("\"status\":\"up\"");
        assertThat(bridge.metrics()).containsPattern("tablebridge_files_refused\\{kind=\"\\w+\"} 1\\.0");
        if (!edit.file().equals(BadEdit.SETTINGS)) {
            assertThat(said).as(edit.toString()).contains("TB-APP-070 " + place);
            assertThat(validate()).as(edit.toString()).allSatisfy(problem -> assertThat(said)
                    .contains(problem));
        }
        Files.writeString(file, good);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status()).as(edit.toString()).doesNotContain(place));
    }

    /** By turns a route, a mapping of guests, an outbound mapping; written in place, or moved into its place. */
    private void takenUp(RunningBridge bridge, int number) throws Exception {
        String kind = List.of(
                        "routes/generic.camel.yaml", "mappings/generic-guest.yaml", "mappings/hubspot-contact.yaml")
                .get(number % 3);
        Path file = folder.resolve(kind);
        String text =
                Files.readString(file).replaceAll("(description: [^\n]*?)( edit \\d+)?\n", "$1 edit " + number + "\n");
        String mark = kind.startsWith("routes") ? text : text + "# edit " + number + "\n";
        if (number % 2 == 0) {
            Files.writeString(file, mark);
        } else {
            Path fresh = Files.writeString(folder.resolve("fresh"), mark);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kind.startsWith("routes")
                        ? described(bridge, "generic-guests").endsWith("edit " + number)
                        : isKnown(mark));
    }

    private static String described(RunningBridge bridge, String route) {
        var there = bridge.service().camel().getRoute(route);
        return there == null || there.getDescription() == null ? "" : there.getDescription();
    }

    private boolean isKnown(String text) throws IOException {
        return Files.readString(folder.resolve("data/rules.known"))
                .contains(KnownRules.hash(io.tablebridge.settings.Version.current(), text));
    }

    private void starts(List<BadEdit> bad) throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            assertThat(bridge.service().summary().off()).isEmpty();
        }
        for (BadEdit edit : bad) {
            Path file = folder.resolve(edit.file());
            String good = Files.readString(file);
            Files.write(file, edit.made(good));
            String place = String.valueOf(file.getFileName());
            try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
                assertThat(bridge.service().summary().off()).as(edit.toString()).isEmpty();
                assertThat(bridge.service().summary().notices())
                        .as(edit.toString())
                        .anySatisfy(problem -> assertThat(problem.toString())
                                .matches("(?s)" + edit.code() + " " + place + ":\\d+: .{20,}"));
                assertThat(bridge.service().summary().notices()).contains(Problem.at(place, "TB-APP-070"));
                try (SteadyLoad load = SteadyLoad.begin(bridge, TOKEN, 50)) {
                    await().until(() -> load.accepted() > 10 || !load.failures().isEmpty());
                    load.close();
                    assertThat(load.failures()).as(edit.toString()).isEmpty();
                }
            }
            Files.writeString(file, good);
        }
    }

    private List<String> validate() {
        Map<String, String> environment = new java.util.HashMap<>(SECRETS);
        environment.put("HUBSPOT_TOKEN", RunningBridge.HUBSPOT_TOKEN);
        return new TablebridgeEngine(environment, Clock.systemUTC())
                        .validate(new SettingsLoader(environment, folder)
                                .load(
                                        new Properties(),
                                        Map.of(
                                                "route.square.notification-url",
                                                        "https://hooks.example.com/hooks/square",
                                                "tablebridge.destination.hubspot.kind", "hubspot",
                                                "tablebridge.destination.hubspot.token", "env:HUBSPOT_TOKEN")))
                        .stream()
                        .map(Problem::toString)
                        .toList();
    }

    private String status() throws InterruptedException {
        return new ManagementClient(DataFolder.at(folder.resolve("data")))
                .run(new CommandRequest("status", Map.of(), Locale.ENGLISH))
                .text();
    }

    private static String health(RunningBridge bridge) throws IOException, InterruptedException {
        return bridge.management("/health/ready");
    }
}
