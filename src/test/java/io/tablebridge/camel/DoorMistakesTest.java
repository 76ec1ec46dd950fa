package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a door is said with file, line and remedy, before anything runs. */
class DoorMistakesTest {

    /** Line 7 is where the parameters of each case begin; line 4 is the door. */
    private static final String DOOR =
            """
            - route:
                id: a
                from:
                  uri: kamelet:tablebridge-webhook-source
                  parameters:
                    source: a
            %s
                    secret: "{{env:GENERIC_TOKEN}}"
                  steps:
                    - to:
                        uri: kamelet:tablebridge-journal-sink
                        parameters:
                          mapping: ignored
            """;

    private static final String HMAC = "signature: hmac-sha256; signatureHeader: X-Signature; ";
    private static final String BEARER = "signature: bearer; ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    TB-CML-009 | 7 | signature: hmac-md5; signatureHeader: X-Signature
                    TB-CML-009 | 7 | signature: none
                    TB-CML-016 | 4 | signature: hmac-sha256
                    TB-CML-016 | 4 | signature: static-header
                    TB-CML-009 | 9 | HMAC signatureEncoding: base32
                    TB-CML-009 | 9 | HMAC signatureLayout: list
                    TB-CML-009 | 9 | HMAC secretEncoding: base32
                    TB-CML-009 | 9 | HMAC signedTemplate: "{timestamp}.{payload}"
                    TB-CML-009 | 9 | HMAC signedTemplate: "{body}{json:$.timestamp}"
                    TB-CML-009 | 9 | HMAC signedTemplate: "{Body}"
                    TB-CML-009 | 9 | HMAC signedTemplate: "{url}"; signedUrl: https://hooks.example.com/a
                    TB-CML-016 | 4 | HMAC signedTemplate: "{url}{body}"
                    TB-CML-016 | 4 | HMAC signedTemplate: "{id}.{body}"
                    TB-CML-016 | 4 | HMAC signedTemplate: "{timestamp}.{body}"
                    TB-CML-009 | 10 | HMAC signedTemplate: "{timestamp}.{body}"; timestamp: X-Time
                    TB-CML-009 | 10 | HMAC signedTemplate: "{timestamp}.{body}"; timestamp: "header:"
                    TB-CML-009 | 10 | HMAC signedTemplate: "{timestamp}.{body}"; timestamp: json:timestamp
                    TB-CML-040 | 10 | HMAC signedTemplate: "{timestamp}.{body}"; timestamp: headerField:t
                    TB-CML-041 | 9 | HMAC toleranceSeconds: 300
                    TB-CML-041 | 9 | HMAC toleranceSeconds: 300; timestamp: header:X-Time
                    TB-CML-009 | 9 | HMAC toleranceSeconds: 0; timestamp: json:/at
                    TB-CML-009 | 9 | HMAC toleranceSeconds: 5 minutes; timestamp: json:/at
                    TB-CML-009 | 11 | HMAC toleranceSeconds: 300; timestamp: json:/at; timestampUnit: minutes
                    TB-CML-040 | 9 | HMAC timestamp: json:/at
                    TB-CML-040 | 11 | HMAC signedTemplate: "{timestamp}.{body}"; timestamp: header:X-Time; timestampUnit: ms
                    TB-CML-040 | 9 | HMAC signedUrl: https://hooks.example.com/a
                    TB-CML-040 | 9 | HMAC idHeader: webhook-id
                    TB-CML-040 | 9 | HMAC signatureVersion: v1
                    TB-CML-040 | 8 | BEARER toleranceSeconds: 300
                    TB-CML-040 | 8 | BEARER signedTemplate: "{timestamp}.{body}"
                    TB-CML-040 | 8 | BEARER signatureHeader: X-Token
                    TB-CML-040 | 8 | BEARER signaturePrefix: "Token "
                    TB-CML-009 | 8 | BEARER acknowledgeStatus: 302
                    TB-CML-009 | 8 | BEARER acknowledgeBody: '{"data":{'
                    TB-CML-009 | 8 | BEARER acknowledgeBody: "{{env:GENERIC_TOKEN}}"
                    TB-CML-009 | 9 | BEARER acknowledgeStatus: 204; acknowledgeBody: '{}'
                    TB-CML-043 | 8 | BEARER acknowledgeBody: {data: {}}
                    TB-CML-009 | 8 | BEARER acknowledgeHeaders: X-Hook-Status
                    TB-CML-009 | 8 | BEARER acknowledgeHeaders: "Content-Length: 5"
                    TB-CML-040 | 8 | BEARER acknowledgeContentType: text/plain
                    TB-CML-009 | 9 | BEARER acknowledgeBody: ok; acknowledgeContentType: plain
                    TB-CML-009 | 8 | BEARER handshake: challenge
                    TB-CML-009 | 9 | BEARER handshake: /challenge; handshakeProof: maybe
                    TB-CML-009 | 9 | BEARER handshake: /challenge; handshakeAnswer: page
                    TB-CML-042 | 8 | BEARER handshake: query:challenge
                    TB-CML-042 | 8 | BEARER handshake: /hook/challenge; handshakeProof: none
                    TB-CML-040 | 8 | BEARER handshakeProof: none
                    TB-CML-020 | 8 | BEARER acknowledgementBody: ok
                    """)
    void everyMistakeHasItsLineAndItsRemedy(String code, int line, String parameters) {
        List<Problem> found = lint(parameters.replaceFirst("^HMAC ", HMAC).replaceFirst("^BEARER ", BEARER));

        assertThat(found).as(parameters).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.place()).isEqualTo("a.camel.yaml:" + line);
            for (Locale language : List.of(Locale.ENGLISH, Messages.TAIWAN)) {
                assertThat(problem.text(language)).doesNotContain("{0}", "{1}", "{2}");
            }
        });
    }

    @Test
    void aDoorWithoutASecretIsRefused() {
        String text = DOOR.formatted("        signature: bearer").replaceAll("(?m)^ *secret:.*\n", "");
        assertThat(new RouteLint().check("a.camel.yaml", text, Set.of("ignored")))
                .containsExactly(Problem.at("a.camel.yaml:4", "TB-CML-016", "secret", "tablebridge-webhook-source"));
    }

    @Test
    void theRemedyShowsHowATextIsQuoted() {
        assertThat(lint(BEARER + "acknowledgeBody: {data: {}}").get(0).text(Locale.ENGLISH))
                .endsWith("as in acknowledgeBody: '{\"data\":{}}'.");
        assertThat(lint(HMAC + "toleranceSeconds: 300").get(0).text(Messages.TAIWAN))
                .contains("{timestamp}");
    }

    @Test
    void aSecretThatCannotBeReadIsNamedWithItsLineAndShutsOnlyItsDoor(@TempDir Path folder) throws Exception {
        String base64 =
                "        signature: hmac-sha256\n        signatureHeader: X-Signature\n        secretEncoding: base64";
        Rig prepared = new Rig(folder)
                .file("a.camel.yaml", DOOR.formatted(base64))
                .file("b.camel.yaml", DOOR.formatted("        signature: basic").replace(" a\n", " b\n"))
                .file(
                        "c.camel.yaml",
                        DOOR.formatted("        signature: bearer").replace(" a\n", " c\n"));
        prepared.secrets.put("GENERIC_TOKEN", "%% not base64 %%");
        try (Rig rig = prepared.start()) {
            assertThat(rig.fileResult("a.camel.yaml").problems())
                    .containsExactly(Problem.at("a.camel.yaml:10", "TB-CML-017", "GENERIC_TOKEN", "base64"));
            assertThat(rig.fileResult("a.camel.yaml").state()).isEqualTo(RouteFile.State.DISABLED);
            assertThat(rig.fileResult("b.camel.yaml").problems())
                    .containsExactly(Problem.at("b.camel.yaml:8", "TB-CML-017", "GENERIC_TOKEN", "user:password"));
            assertThat(rig.fileResult("c.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
    }

    /** Parameters with semicolons between them, each on its line. */
    private static List<Problem> lint(String parameters) {
        String lines = String.join("\n", parameters.split("; ", -1)).indent(8).stripTrailing();
        return new RouteLint().check("a.camel.yaml", DOOR.formatted(lines), Set.of("ignored"));
    }
}
