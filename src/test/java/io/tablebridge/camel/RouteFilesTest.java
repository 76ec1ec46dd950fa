package io.tablebridge.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route files of which some are bad. */
class RouteFilesTest {

    private static final String GOOD =
            """
            - route:
                id: %1$s
                from:
                  uri: kamelet:tablebridge-webhook-source
                  parameters:
                    source: %1$s
                    signature: bearer
                    secret: "{{env:GENERIC_TOKEN}}"
                  steps:
                    - to:
                        uri: kamelet:tablebridge-journal-sink
                        parameters:
                          mapping: generic-guest
            """;

    @Test
    void badFilesAreNamedWithTheirLineAndTheOthersRun(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder)
                .file("a.camel.yaml", GOOD.formatted("a"))
                .file("b.camel.yaml", "- route:\n    id: b\n   from: [\n")
                .file("c.camel.yaml", GOOD.formatted("c").replace("- to:", "- tooo:"))
                .file("d.camel.yaml", GOOD.formatted("d").replace("kamelet:tablebridge-journal-sink", "nosuch:thing"))
                .file("e.camel.yaml", GOOD.formatted("e").replace("generic-guest", "nobody-made-it"))
                .file("f.camel.yaml", GOOD.formatted("f").replace("{{env:GENERIC_TOKEN}}", "written-out"))
                .file("g.camel.yaml", GOOD.formatted("g").replace("signature: bearer", "signature: none"))
                .file("h.camel.yaml", GOOD.formatted("h").replace("id: h", "id: a"))
                .file("i.camel.yaml", GOOD.formatted("i").replace("source: i", "source: i\n        path: /hooks/a"))
                .start()) {
            refused(rig, "b.camel.yaml", "TB-CML-001", "b.camel.yaml:3");
            refused(rig, "c.camel.yaml", "TB-CML-002", "c.camel.yaml:10");
            refused(rig, "d.camel.yaml", "TB-CML-007", "d.camel.yaml:2");
            refused(rig, "e.camel.yaml", "TB-CML-008", "e.camel.yaml:13");
            refused(rig, "f.camel.yaml", "TB-CML-005", "f.camel.yaml:8");
            refused(rig, "g.camel.yaml", "TB-CML-009", "g.camel.yaml");
            refused(rig, "h.camel.yaml", "TB-CML-018", "h.camel.yaml");
            refused(rig, "i.camel.yaml", "TB-CML-010", "i.camel.yaml");
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
            assertThat(rig.send(rig.to("/hooks/a")
                                    .header("Authorization", "Bearer " + Rig.SECRET)
                                    .POST(HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aParameterThatNobodyKnowsOrThatIsMissingIsFoundBeforeAnythingRuns() {
        String good = GOOD.formatted("a");
        assertThat(lint(good)).isEmpty();
        assertThat(lint(good.replace("signature: bearer", "signature: bearer\n        toleranceSecond: 300")))
                .containsExactly("TB-CML-020 a:8 toleranceSecond tablebridge-webhook-source toleranceSeconds");
        assertThat(lint(good.replace("mapping: generic-guest", "mappng: generic-guest")))
                .containsExactly(
                        "TB-CML-020 a:13 mappng tablebridge-journal-sink mapping",
                        "TB-CML-016 a:11 mapping tablebridge-journal-sink");
        assertThat(lint(good.replace("signature: bearer", "signature: hmac-sha265")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-009 a:7 signature hmac-sha265");
        assertThat(lint(good.replace("signature: bearer", "signature: hmac-sha256")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-016 a:4 signatureHeader");
        assertThat(lint(good.replace("signature: bearer", "signature: bearer\n        eventId: event_id")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-009 a:8 eventId event_id");
    }

    @Test
    void aMappingThatIsThereAndCanNotBeUsedIsNotToldAsMissing(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("generic-guest.yaml"), "broken: [");
        assertThat(new RouteLint(folder).check("a", GOOD.formatted("a"), Set.of()))
                .containsExactly(Problem.at("a:13", "TB-CML-024", "generic-guest"));
        assertThat(new RouteLint(folder)
                        .check("a", GOOD.formatted("a").replace("generic-guest", "nobody-made-it"), Set.of()))
                .containsExactly(Problem.at("a:13", "TB-CML-008", "nobody-made-it"));
    }

    private static List<String> lint(String text) {
        return new RouteLint()
                .check("a", text, Set.of("generic-guest")).stream()
                        .map(problem -> problem.code() + " " + problem.place() + " "
                                + problem.arguments().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" ")))
                        .toList();
    }

    @Test
    void aFileThatWasGoodBeforeRunsOnAsItWas(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder).file("a.camel.yaml", GOOD.formatted("a")).start()) {
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
        for (int start = 0; start < 2; start++) {
            try (Rig rig = new Rig(folder).file("a.camel.yaml", "- route: [").start()) {
                assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.BEHIND);
                assertThat(rig.fileResult("a.camel.yaml").problems().get(0).code())
                        .isEqualTo("TB-CML-001");
                assertThat(rig.send(rig.to("/hooks/a")
                                        .header("Authorization", "Bearer " + Rig.SECRET)
                                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aFileWhoseLastGoodVersionCanNotRunKeepsItsDoorShutInsteadOfUnknown(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder).file("a.camel.yaml", GOOD.formatted("a")).start()) {
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
        Rig prepared = new Rig(folder).file("a.camel.yaml", "- route: [");
        prepared.secrets.remove("GENERIC_TOKEN");
        try (Rig rig = prepared.start()) {
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.REFUSED);
            assertThat(rig.send(rig.to("/hooks/a").POST(HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void anUnreadableSecretShutsOnlyItsDoor(@TempDir Path folder) throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.write(secrets.resolve("LATIN"), new byte[] {'s', (byte) 0xE9, 'c'});
        Rig prepared = new Rig(folder)
                .file("a.camel.yaml", GOOD.formatted("a"))
                .file("b.camel.yaml", GOOD.formatted("b").replace("GENERIC_TOKEN", "LATIN"));
        prepared.secretsFolder = Optional.of(secrets);
        try (Rig rig = prepared.start()) {
            RouteFile result = rig.fileResult("b.camel.yaml");
            assertThat(result.state()).isEqualTo(RouteFile.State.DISABLED);
            assertThat(result.problems())
                    .singleElement()
                    .isEqualTo(Problem.at("b.camel.yaml:8", "TB-CML-023", "LATIN"));
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
            assertThat(rig.send(rig.to("/hooks/b").POST(HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void filesThatWouldUnfoldWithoutEndAreRefused(@TempDir Path folder) throws Exception {
        StringBuilder bomb = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("- &a%d [%s]\n".formatted(i, String.join(", ", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        try (Rig rig = new Rig(folder)
                .file("a.camel.yaml", GOOD.formatted("a"))
                .file("b.camel.yaml", "[".repeat(400_000))
                .file("c.camel.yaml", "- ".repeat(400_000))
                .file("d.camel.yaml", bomb.toString())
                .file("e.camel.yaml", "- &loop [*loop]\n")
                .file("f.camel.yaml", "? " + "[".repeat(400_000))
                .start()) {
            refused(rig, "b.camel.yaml", "TB-CML-001", "b.camel.yaml");
            refused(rig, "c.camel.yaml", "TB-CML-001", "c.camel.yaml");
            refused(rig, "d.camel.yaml", "TB-CML-022", "d.camel.yaml:1");
            refused(rig, "e.camel.yaml", "TB-CML-022", "e.camel.yaml:1");
            refused(rig, "f.camel.yaml", "TB-CML-001", "f.camel.yaml");
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
    }

    @Test
    void aSourceOfSecretsThatFailsRefusesTheFileThatAskedOnly(@TempDir Path folder) throws Exception {
        Rig prepared = new Rig(folder)
                .file("a.camel.yaml", GOOD.formatted("a"))
                .file("b.camel.yaml", GOOD.formatted("b").replace("GENERIC_TOKEN", "EXPLODING"));
        prepared.failingSecret = "EXPLODING";
        try (Rig rig = prepared.start()) {
            refused(rig, "b.camel.yaml", "TB-CML-021", "b.camel.yaml");
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
    }

    @Test
    void aMemoryOfKnownFilesThatCannotBeReadIsNone(@TempDir Path folder) throws Exception {
        Path known = folder.resolve("data/known-routes.properties");
        Files.createDirectories(folder.resolve("data"));
        for (byte[] broken : List.of("a.camel.yaml=\\u12".getBytes(UTF_8), new byte[] {'a', '=', (byte) 0xC3, '('})) {
            Files.write(known, broken);
            try (Rig rig =
                    new Rig(folder).file("a.camel.yaml", GOOD.formatted("a")).start()) {
                assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
            }
            assertThat(Files.readString(known)).contains("/hooks/a");
        }
    }

    @Test
    void noFileTakesTheIdOfACoreRoute(@TempDir Path folder) throws Exception {
        Rig prepared = new Rig(folder)
                .file("a.camel.yaml", GOOD.formatted("pipeline"))
                .file("b.camel.yaml", GOOD.formatted("backup"))
                .file("c.camel.yaml", GOOD.formatted("crm"))
                .file("d.camel.yaml", GOOD.formatted("d"));
        prepared.core = new CoreRoutes(prepared.core.events(), Map.of("crm", prepared.core.events()));
        try (Rig rig = prepared.start()) {
            refused(rig, "a.camel.yaml", "TB-CML-018", "a.camel.yaml:2");
            refused(rig, "b.camel.yaml", "TB-CML-018", "b.camel.yaml:2");
            refused(rig, "c.camel.yaml", "TB-CML-018", "c.camel.yaml:2");
            assertThat(rig.fileResult("d.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
    }

    @Test
    void theShippedRoutesPassTheLinter() throws Exception {
        Set<String> mappings = new HashSet<>(names("mappings", ".yaml"));
        mappings.add(CamelSettings.IGNORED);
        List<String> files = names("routes", ".camel.yaml");
        assertThat(files).contains("inline", "square", "square-polls", "ichef", "loyverse");
        for (String name : files) {
            String text = Files.readString(Path.of("routes", name + ".camel.yaml"));
            assertThat(new RouteLint().check(name, text, mappings)).as(name).isEmpty();
        }
    }

    private static List<String> names(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .toList();
        }
    }

    private static void refused(Rig rig, String file, String code, String place) {
        RouteFile result = rig.fileResult(file);
        assertThat(result.state()).as(file).isEqualTo(RouteFile.State.REFUSED);
        assertThat(result.problems().get(0).code())
                .as(result.problems().toString())
                .isEqualTo(code);
        assertThat(result.problems().get(0).place()).startsWith(place);
    }
}
