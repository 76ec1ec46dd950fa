package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tablebridge.HandClock;
import io.tablebridge.journal.Entry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What platforms hear, declared in route files alone: acknowledgements and handshakes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {

    private static final String DOOR =
            """
            - route:
                id: %1$s
                from:
                  uri: kamelet:tablebridge-webhook-source
                  parameters:
                    source: %1$s
                    signature: bearer
            %2$s
                    secret: "{{env:GENERIC_TOKEN}}"
                  steps:
                    - to:
                        uri: kamelet:tablebridge-journal-sink
                        parameters:
                          mapping: ignored
            """;
    private static final String CODE = "{\"verificationCode\":\"0d3b6a52-4c1e-4f4e-9d0f-aa11bb22cc33\"}";

    private final HandClock clock = new HandClock(Instant.ofEpochSecond(1767323045));
    private final Rig rig;

    AnswersTest(@TempDir Path folder) throws IOException {
        rig = new Rig(folder);
    }

    @BeforeAll
    void start() throws IOException {
        rig.clock = clock;
        rig.secrets.put("CHAT_SECRET", Rig.SECRET);
        rig.secrets.put("CLOVER_AUTH", Rig.SECRET);
        rig.file("chat.camel.yaml", DocumentedRoutes.named("chat-events"));
        rig.file("clover.camel.yaml", DocumentedRoutes.named("clover-events"));
        door(
                "plain",
                "acknowledgeStatus: 202",
                "acknowledgeContentType: text/plain; charset=utf-8",
                "acknowledgeBody: |",
                "  好的: {\"a\":{}}} \"ok\", it's kept",
                "  & noted?x=y#z",
                "acknowledgeHeaders: |",
                "  X-Hook-Status: kept, thank you",
                "  Cache-Control: no-store");
        door("silent", "acknowledgeStatus: 204");
        door("empty", "acknowledgeBody: \"\"");
        door("meta", "handshake: query:hub.challenge", "handshakeProof: none");
        door("echo", "handshake: /hook/challenge", "handshakeAnswer: json", "acknowledgeStatus: 201");
        rig.start();
        assertThat(rig.files)
                .hasSize(7)
                .allSatisfy(file -> assertThat(file.problems()).as(file.name()).isEmpty());
    }

    private void door(String name, String... parameters) throws IOException {
        String lines = String.join("\n", parameters).indent(8).stripTrailing();
        rig.file(name + ".camel.yaml", DOOR.formatted(name, lines));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void statusBodyAndHeadersAreThoseOfTheRouteFile() {
        HttpResponse<String> answer = kept("/hooks/plain", "{}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("好的: {\"a\":{}}} \"ok\", it's kept\n& noted?x=y#z");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Hook-Status")).contains("kept, thank you");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void anAcknowledgementMayBeEmpty() {
        HttpResponse<String> silent = kept("/hooks/silent", "{}");
        assertThat(silent.statusCode()).isEqualTo(204);
        assertThat(silent.body()).isEmpty();
        HttpResponse<String> empty = kept("/hooks/empty", "{}");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(empty.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void aSignedChallengeIsKeptLikeAnEventAndComesBackAsText() {
        String body =
                "{\"type\":\"url_verification\",\"event_id\":\"c1\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmd\"}";
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(chat(body));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmd");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(rig.journal.entries()).hasSize(before + 1);
        assertThat(newest().eventId()).isEqualTo("c1");
        // Without a receipt there is no echo, and without the signature neither.
        rig.journal.refuse(true);
        assertThat(rig.send(chat(body)).statusCode()).isEqualTo(503);
        rig.journal.refuse(false);
        refused(rig.to("/hooks/chat").POST(HttpRequest.BodyPublishers.ofString(body)), 401);
        // An event of this platform is acknowledged as usual.
        assertThat(rig.send(chat("{\"event_id\":\"c2\"}")).body()).startsWith("{\"receipt\":");
    }

    private HttpRequest.Builder chat(String body) {
        return rig.to("/hooks/chat")
                .header("X-Chat-Signature", HexFormat.of().formatHex(Rig.hmac(body)))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void aChallengeComesBackAsJsonUnderItsName() {
        HttpResponse<String> answer = kept("/hooks/echo", "{\"hook\":{\"challenge\":\"a\\\"b\"}}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"challenge\":\"a\\\"b\"}");
        assertThat(kept("/hooks/echo", "{\"hook\":{}}").statusCode()).isEqualTo(201);
        // A page is no challenge, were it only because of its letters.
        assertThat(kept("/hooks/echo", "{\"hook\":{\"challenge\":\"é\"}}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void aGetIsAnsweredWithItsChallengeAndNothingElse() {
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(rig.to("/hooks/meta?hub.mode=subscribe&hub.challenge=1158201444")
                .GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(rig.journal.entries()).hasSize(before);
        assertThat(rig.counts.accepted("meta")).isZero();
        refused(rig.to("/hooks/meta").GET(), 405);
        refused(rig.to("/hooks/meta?hub.challenge=").GET(), 405);
        refused(rig.to("/hooks/meta?hub.challenge=" + "9".repeat(1_001)).GET(), 405);
        refused(rig.to("/hooks/meta?hub.challenge=%0d%0aX-A:b").GET(), 405);
        refused(rig.to("/hooks/plain?hub.challenge=1").GET(), 405);
        refused(rig.to("/hooks/meta?hub.challenge=1").POST(HttpRequest.BodyPublishers.ofString("{}")), 401);
        assertThat(kept("/hooks/meta", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void theCodeOfAnUnprovenHandshakeIsShownToThePersonAndCanHideNoEvent() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ch.qos.logback.classic.Logger logger =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(ShownChallenges.class);
        logger.addAppender(log);
        try {
            int before = rig.journal.entries().size();
            assertThat(rig.send(clover(CODE)).statusCode()).isEqualTo(200);
            assertThat(log.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                    .contains("/hooks/clover", "0d3b6a52-4c1e-4f4e-9d0f-aa11bb22cc33"));
            assertThat(rig.send(clover(CODE)).statusCode()).isEqualTo(503);
            clock.moveTo(clock.instant().plus(ShownChallenges.PAUSE));
            assertThat(rig.send(clover(CODE)).statusCode()).isEqualTo(200);
            clock.moveTo(clock.instant().plus(ShownChallenges.PAUSE));
            for (String other : List.of(
                    CODE.replace("}", ",\"appId\":\"A\"}"),
                    CODE.replace("}", ",\"verificationCode\":\"x\"}"),
                    CODE + " {\"appId\":\"A\"}",
                    "[" + CODE + "]",
                    "{\"verificationCode\":7}",
                    "{\"verificationCode\":\"two\\nlines\"}",
                    "{\"verificationCode\":\"0912345678\"}",
                    "{\"verificationCode\":",
                    "")) {
                refused(clover(other), 401);
            }
            assertThat(rig.journal.entries()).hasSize(before);
            assertThat(log.list).hasSize(2);
        } finally {
            logger.detachAppender(log);
        }
        assertThat(rig.send(clover(CODE.replace("}", ",\"appId\":\"A\"}")).header("X-Clover-Auth", Rig.SECRET))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpRequest.Builder clover(String body) {
        return rig.to("/hooks/clover").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> kept(String path, String body) {
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(rig.to(path)
                .header("Authorization", "Bearer " + Rig.SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(rig.journal.entries()).as(answer.body()).hasSize(before + 1);
        return answer;
    }

    private void refused(HttpRequest.Builder request, int status) {
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(rig.journal.entries()).hasSize(before);
    }

    private Entry newest() {
        return rig.journal.entries().get(rig.journal.entries().size() - 1);
    }
}
