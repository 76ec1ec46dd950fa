package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
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
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFileThatWasGoodBeforeKeepsItsDoorShutInsteadOfUnknown(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder).file("a.camel.yaml", GOOD.formatted("a")).start()) {
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
        try (Rig rig = new Rig(folder).file("a.camel.yaml", "- route: [").start()) {
            assertThat(rig.send(rig.to("/hooks/a").POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void theShippedRoutesPassTheLinter() throws Exception {
        RouteLint lint = new RouteLint();
        for (String name : new String[] {"inline", "square", "generic"}) {
            String text = java.nio.file.Files.readString(Path.of("routes", name + ".camel.yaml"));
            assertThat(lint.check(
                            name,
                            text,
                            Set.of(
                                    "inline-reservation",
                                    "square-booking",
                                    "square-customer",
                                    "generic-reservation",
                                    "generic-guest",
                                    CamelSettings.IGNORED)))
                    .isEmpty();
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
