package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.intake.Refusal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every refusal with its documented answer; after each of them the door still takes what is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {

    private static final String FORGETFUL =
            """
            - route:
                id: forgetful
                from:
                  uri: kamelet:tablebridge-webhook-source
                  parameters:
                    source: forgetful
                    signature: bearer
                    secret: "{{env:GENERIC_TOKEN}}"
                  steps:
                    - filter:
                        expression:
                          simple:
                            expression: "${header.nobody} == 'sets this'"
                        steps:
                          - to:
                              uri: kamelet:tablebridge-journal-sink
                              parameters:
                                mapping: ignored
            """;

    private Rig rig;

    RefusalsTest(@TempDir Path folder) throws Exception {
        rig = new Rig(folder);
    }

    @BeforeAll
    void start() throws Exception {
        rig.limits = new DoorLimits(20, 4 << 20, 100, Duration.ofSeconds(1), Duration.ofSeconds(3));
        rig.secrets.remove("SQUARE_SIGNATURE_KEY");
        rig.shipped("inline.camel.yaml")
                .shipped("square.camel.yaml")
                .file("forgetful.camel.yaml", FORGETFUL)
                .start();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @AfterEach
    void theDoorStillTakesWhatIsRight() {
        rig.journal.refuse(false);
        rig.journal.release();
        int before = rig.journal.entries().size();
        assertThat(rig.send(rig.inline(Rig.EVENT)).statusCode()).isEqualTo(200);
        assertThat(rig.journal.entries()).hasSize(before + 1);
    }

    @Test
    void malformedEmptyAndTwofoldBodiesAre400() {
        refused(rig.inline("{\"event_id\":"), 400, "TB-INT-001");
        refused(rig.inline(""), 400, "TB-INT-001");
        refused(rig.inline("{} {}"), 400, "TB-INT-001");
        refused(rig.inline("[".repeat(1_000) + "]".repeat(1_000)), 400, "TB-INT-001");
        assertThat(rig.counts.of("inline", Refusal.MALFORMED)).isEqualTo(4);
    }

    @Test
    void aMissingSignatureAndAWrongOneAre401() {
        refused(rig.to("/hooks/inline").POST(body(Rig.EVENT)), 401, "TB-INT-002");
        refused(
                rig.to("/hooks/inline")
                        .header("X-Inline-Signature", "00".repeat(32))
                        .POST(body(Rig.EVENT)),
                401,
                "TB-INT-003");
    }

    @Test
    void anUnknownAddressIs404AndAnotherMethod405() {
        refused(rig.to("/hooks/nobody").POST(body("{}")), 404, "TB-INT-006");
        HttpResponse<String> answer = refused(rig.to("/hooks/inline").GET(), 405, "TB-INT-007");
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void tenMegabytesAre413WhetherDeclaredOrNot() {
        byte[] large = new byte[10 << 20];
        refused(rig.to("/hooks/inline").POST(HttpRequest.BodyPublishers.ofByteArray(large)), 413, "TB-INT-009");
        refused(
                rig.to("/hooks/inline")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))),
                413,
                "TB-INT-009");
    }

    @Test
    void anotherContentTypeAndACompressedBodyAre415() {
        refused(rig.inline(Rig.EVENT).setHeader("Content-Type", "text/plain"), 415, "TB-INT-010");
        refused(rig.inline(Rig.EVENT).setHeader("Content-Encoding", "gzip"), 415, "TB-INT-010");
    }

    @Test
    void aRouteThatKeepsNothingIs500() {
        refused(
                rig.to("/hooks/forgetful")
                        .header("Authorization", "Bearer " + Rig.SECRET)
                        .POST(body("{}")),
                500,
                "TB-INT-011");
    }

    @Test
    void aRefusingJournalIs503WithItsRetryAfter() {
        rig.journal.refuse(true);
        HttpResponse<String> answer = refused(rig.inline(Rig.EVENT), 503, "TB-INT-012");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void aMissingSecretShutsOnlyThatDoor() {
        HttpResponse<String> answer = refused(rig.to("/hooks/square").POST(body("{}")), 503, "TB-INT-013");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(rig.fileResult("square.camel.yaml").state()).isEqualTo(RouteFile.State.DISABLED);
    }

    @Test
    void aSlowJournalParksNobodyAndBeyondTheBudgetIs503() {
        rig.journal.hold();
        List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, 20)
                .mapToObj(
                        i -> rig.client.sendAsync(rig.inline(Rig.EVENT).build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        await().until(() -> rig.journal.waiting() == 20);

        refused(rig.to("/hooks/nobody").POST(body("{}")), 404, "TB-INT-006");
        refused(rig.inline(Rig.EVENT), 503, "TB-INT-012");

        rig.journal.release();
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    @Test
    void aJournalThatNeverAnswersIs503() {
        rig.journal.hold();
        refused(rig.inline(Rig.EVENT), 503, "TB-INT-014");
    }

    @Test
    void refusalsSpeakTheSendersLanguage() {
        HttpResponse<String> answer = rig.send(rig.to("/hooks/nobody")
                .header("Accept-Language", "zh-TW,zh;q=0.9")
                .POST(body("{}")));
        assertThat(answer.body()).contains("這個網址沒有任何來源的入口");
    }

    private HttpResponse<String> refused(HttpRequest.Builder request, int status, String code) {
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
        assertThat(rig.journal.entries()).hasSize(before);
        return answer;
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }
}
