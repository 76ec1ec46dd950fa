package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.settings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route files that poll: what is refused, and what a missing secret does. */
class PollRoutesTest {

    private static final String GOOD =
            """
            - route:
                id: pos-poll
                from:
                  uri: kamelet:tablebridge-poll-source
                  parameters:
                    source: pos
                    name: bookings
                    url: "https://pos.example.com/v1/bookings?since={from}&cursor={cursor}"
                    window: changes
                    paging: cursor
                    next: /next
                    records: /bookings
                    auth: bearer
                    secret: "{{env:POS_TOKEN}}"
                  steps:
                    - to:
                        uri: kamelet:tablebridge-journal-sink
                        parameters:
                          mapping: generic-reservation
            """;

    private static List<String> codes(String text) {
        return new RouteLint()
                .check("pos.camel.yaml", text, Set.of("generic-reservation")).stream()
                        .map(Problem::code)
                        .toList();
    }

    @Test
    void mistakesAreFoundBeforeAnythingIsAsked() {
        Map<String, String> mistakes = Map.of(
                "paging: cursor", "pageing: cursor",
                "&cursor={cursor}", "",
                "https://pos", "http://pos",
                "window: changes", "window: change",
                "next: /next", "firstPage: 0",
                "\"{{env:POS_TOKEN}}\"", "a-token-written-out",
                "records: /bookings", "records: bookings",
                "auth: bearer", "auth: none",
                "uri: kamelet:tablebridge-journal-sink", "uri: log:nowhere",
                "?since={from}&cursor", "?cursor");
        assertThat(codes(GOOD)).isEmpty();
        mistakes.forEach((right, wrong) ->
                assertThat(codes(GOOD.replace(right, wrong))).as(wrong).isNotEmpty());
        assertThat(codes(GOOD.replace("paging: cursor", "pageing: cursor"))).containsExactly("TB-CML-020");
        assertThat(codes(GOOD.replace("&cursor={cursor}", ""))).containsExactly("TB-CML-052");
        assertThat(codes(GOOD.replace("\"{{env:POS_TOKEN}}\"", "a-token"))).containsExactly("TB-CML-051");
    }

    @Test
    void whatAPlatformAnswersNeverChoosesTheHost() {
        for (String wrong : List.of(
                "https://{cursor}/v1/bookings?",
                "https://{cursor}.example.com/v1/bookings?",
                "https://pos.example.com{cursor}?",
                "https://pos.example.com:{page}/v1/bookings?",
                "https://{cursor}@pos.example.com/v1/bookings?")) {
            assertThat(codes(GOOD.replace("https://pos.example.com/v1/bookings?", wrong)))
                    .as(wrong)
                    .containsExactly("TB-CML-061");
        }
        assertThat(codes(GOOD.replace("https://pos.example.com/v1/bookings?", "https://pos.example.com?a=b&")))
                .isEmpty();
    }

    @Test
    void noSecretStandsInWhatIsKeptOrShown() {
        String key = "{{env:POS_TOKEN}}";
        assertThat(codes(GOOD.replace("since={from}", "since={from}&key=" + key)))
                .containsExactly("TB-CML-060");
        assertThat(codes(GOOD.replace("window:", "headers: \"X-Key: " + key + "\"\n        window:")))
                .containsExactly("TB-CML-060");
        assertThat(codes(GOOD.replace("https://pos", "https://me:pass@pos"))).containsExactly("TB-CML-061");
        assertThat(codes(GOOD.replace("auth: bearer", "auth: query\n        authParameter: key")))
                .isEmpty();
    }

    @Test
    void deletionsAreLookedForOnlyWhereThatCanBeRight() {
        String sweep =
                """
                deletions: sweep
                        recordId: /id
                        recordTime: /start
                        recordUrl: "https://pos.example.com/v1/bookings/{id}"
                        window: dates""";
        String good = GOOD.replace("window: changes", sweep);
        assertThat(codes(good)).isEmpty();
        Map<String, String> mistakes = Map.of(
                "window: dates", "TB-CML-080=window: changes",
                "recordId: /id", "TB-CML-016=",
                "recordTime: /start", "TB-CML-009=recordTime: start",
                "recordUrl: \"https://pos.example.com/v1/bookings/{id}\"", "TB-CML-016=",
                "/bookings/{id}", "TB-CML-061=/bookings",
                "https://pos.example.com/v1/bookings/{id}", "TB-CML-061=https://{id}.example.com/",
                "deletions: sweep", "TB-CML-040=deletions: none");
        mistakes.forEach((right, wrong) -> {
            String[] codeAndText = wrong.split("=", 2);
            assertThat(codes(good.replace(right, codeAndText[1]))).as(wrong).containsExactly(codeAndText[0]);
        });
        assertThat(codes(good.replace("deletions:", "deletionsAtMost: 101\n        deletions:")))
                .containsExactly("TB-CML-009");
        assertThat(codes(good.replace("deletions:", "deletedRecord: '{\"id\": 7}'\n        deletions:")))
                .containsExactly("TB-CML-009");
    }

    @Test
    void pollsAndFetchesDeclareTheirProofAlike() {
        String proof =
                """
                auth: oauth2-refresh
                        tokenUrl: https://auth.example.com/token
                        clientId: "{{env:POS_CLIENT}}"
                        clientAuth: body
                        audience: https://pos.example.com
                        scope: bookings
                        refreshToken: "{{env:POS_REFRESH}}\"""";
        String fetch =
                """
                - route:
                    id: pos-by-id
                    from:
                      uri: direct:pos-by-id
                      steps:
                        - to:
                            uri: kamelet:tablebridge-request-action
                            parameters:
                              url: "https://pos.example.com/v1/bookings/{id}"
                              PROOF
                              secret: "{{env:POS_TOKEN}}"
                """
                        .replace("PROOF", proof.replace("\n        ", "\n              "));
        String poll = GOOD.replace("auth: bearer", proof);
        assertThat(codes(poll)).isEmpty();
        assertThat(codes(fetch)).isEmpty();
        Map<String, String> mistakes = Map.of(
                "auth: oauth2-refresh", "auth: oauth2",
                "tokenUrl: https:", "tokenUrl: http:",
                "\"{{env:POS_REFRESH}}\"", "r1",
                "scope: bookings", "scope: \"{{env:POS_TOKEN}}\"",
                "clientAuth: body", "authParameter: key");
        mistakes.forEach((right, wrong) -> assertThat(codes(fetch.replace(right, wrong)))
                .as(wrong)
                .hasSize(1)
                .isEqualTo(codes(poll.replace(right, wrong))));
    }

    @Test
    void aMissingSecretSwitchesOffThatConnectorOnly(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder)
                .shipped("square-polls.camel.yaml")
                .shipped("inline.camel.yaml")
                .start()) {
            assertThat(rig.fileResult("square-polls.camel.yaml").state()).isEqualTo(RouteFile.State.DISABLED);
            assertThat(rig.fileResult("inline.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
    }

    @Test
    void twoFilesCannotHaveTheSamePoll(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.secrets.put("POS_TOKEN", "t");
            rig.file("a.camel.yaml", GOOD)
                    .file("b.camel.yaml", GOOD.replace("pos-poll", "other-poll"))
                    .start();
            assertThat(rig.fileResult("a.camel.yaml").problems()).isEmpty();
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
            assertThat(rig.fileResult("b.camel.yaml").problems())
                    .extracting(Problem::code)
                    .containsExactly("TB-CML-018");
        }
    }

    @Test
    void thePollsOfAFolderAreKnownWithoutStartingThem(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("pos.camel.yaml"), GOOD);
        Files.writeString(folder.resolve("bad.camel.yaml"), "- route: [");
        Files.copy(Path.of("routes/square-polls.camel.yaml"), folder.resolve("square-polls.camel.yaml"));
        assertThat(RoutePolls.in(folder))
                .containsExactlyInAnyOrder(
                        new RoutePolls.Poll("pos", "pos/bookings", false),
                        new RoutePolls.Poll("square", "square/bookings", true),
                        new RoutePolls.Poll("square", "square/customers", true),
                        new RoutePolls.Poll("square", "square/payments", true));
    }

    @Test
    void theKameletHandsOnAllThatItDeclares() throws Exception {
        String file = "tablebridge-poll-source.kamelet.yaml";
        String text = Files.readString(Path.of("src/main/resources/kamelets", file));
        JsonNode tree = RouteDocument.parse(file, text).tree();
        Set<String> declared = new TreeSet<>();
        Set<String> handedOn = new TreeSet<>();
        tree.at("/spec/definition/properties").fieldNames().forEachRemaining(declared::add);
        tree.at("/spec/template/from/parameters").fieldNames().forEachRemaining(handedOn::add);
        assertThat(handedOn).isEqualTo(declared);
    }
}
