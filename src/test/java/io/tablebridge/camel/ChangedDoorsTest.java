package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.OwnThread;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doors whose secrets and handshakes change while they are open. */
class ChangedDoorsTest {

    private static final String BEARER = "        signature: bearer\n";
    private static final String ASKS_BY_GET =
            BEARER + "        handshake: query:hub.challenge\n        handshakeProof: none\n";
    private static final String ASKS_BY_BODY = BEARER + "        handshake: /challenge\n        handshakeProof: none\n";
    private static final String DOOR =
            """
            - route:
                id: %1$s
                description: a door that changes
                from:
                  uri: kamelet:tablebridge-webhook-source
                  parameters:
                    source: %1$s
                    secret: "{{env:%2$s}}"
            %3$s      steps:
                    - to:
                        uri: kamelet:tablebridge-journal-sink
                        parameters:
                          mapping: generic-guest
            """;

    private Rig rig;
    private Path folder;
    private List<RouteFile> files = List.of();

    @BeforeEach
    void prepare(@TempDir Path temporary) throws IOException {
        folder = temporary;
        rig = new Rig(temporary);
        rig.secretsFolder = Optional.of(Files.createDirectories(temporary.resolve("secrets")));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aSecretOfTheWrongFormKeepsTheVersionBeforeUntilItIsMended() throws Exception {
        rig.file("a.camel.yaml", door("a", BEARER)).start();
        Files.writeString(folder.resolve("secrets/KEY"), "%% not base64 %%");
        String base64 =
                "        signature: hmac-sha256\n        signatureHeader: X-Signature\n        secretEncoding: base64\n";
        rig.file("a.camel.yaml", DOOR.formatted("a", "KEY", base64))
                .file("b.camel.yaml", DOOR.formatted("b", "KEY", base64));
        look();
        look();
        assertThat(result("a.camel.yaml").state()).isEqualTo(RouteFile.State.BEHIND);
        assertThat(result("a.camel.yaml").problems())
                .containsExactly(Problem.at("a.camel.yaml:8", "TB-CML-027", "KEY", "base64"));
        assertThat(result("b.camel.yaml").state()).isEqualTo(RouteFile.State.DISABLED);
        assertThat(result("b.camel.yaml").problems())
                .containsExactly(Problem.at("b.camel.yaml:8", "TB-CML-017", "KEY", "base64"));
        assertThat(rig.send(event("a")).statusCode()).isEqualTo(200);
        assertThat(rig.send(event("b")).statusCode()).isEqualTo(503);
        Files.writeString(folder.resolve("secrets/KEY"), "c2VjcmV0IG9mIGEgdGVzdA==");
        look();
        assertThat(result("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(result("b.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(rig.send(event("a")).statusCode()).isEqualTo(401);
    }

    @Test
    void aChallengeThatWaitedForASwapIsAnsweredByTheNewDoor() throws Exception {
        rig.file("a.camel.yaml", door("a", BEARER)).start();
        HttpRequest.Builder challenge =
                rig.to("/hooks/a").POST(HttpRequest.BodyPublishers.ofString("{\"challenge\":\"abc\"}"));
        HttpResponse<String> answer = waitingFor(ASKS_BY_BODY, challenge, 401);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("abc");
        assertThat(rig.journal.entries()).hasSize(1);
    }

    @Test
    void aQuestionThatWaitedForADoorThatTakesNoneIsRefused() throws Exception {
        rig.file("a.camel.yaml", door("a", ASKS_BY_GET)).start();
        HttpRequest.Builder question = rig.to("/hooks/a?hub.challenge=abc").GET();
        assertThat(waitingFor(BEARER, question, 200).statusCode()).isEqualTo(405);
    }

    @Test
    void anEventWhoseQueryWasNotReadIsToldToComeAgain() throws Exception {
        rig.file("a.camel.yaml", door("a", BEARER)).start();
        HttpRequest.Builder event =
                rig.to("/hooks/a?token=" + Rig.SECRET).POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"1\"}"));
        HttpResponse<String> answer = waitingFor("        signature: query-token\n", event, 401);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(rig.send(event).statusCode()).isEqualTo(200);
    }

    /** The answer to a request that came while the door was swapped. */
    private HttpResponse<String> waitingFor(String changed, HttpRequest.Builder request, int before) throws Exception {
        rig.journal.hold();
        CompletableFuture<HttpResponse<String>> underWay = send(event("a"));
        await().until(() -> rig.journal.waiting() == 1);
        rig.file("a.camel.yaml", door("a", changed));
        look();
        CompletableFuture<Void> swap = CompletableFuture.runAsync(this::look, new OwnThread());
        CompletableFuture<HttpResponse<String>> held = send(request);
        while (isAnswered(held)) {
            assertThat(held.join().statusCode()).isEqualTo(before);
            held = send(request);
        }
        rig.journal.release();
        swap.join();
        assertThat(underWay.join().statusCode()).isEqualTo(200);
        return held.join();
    }

    private static boolean isAnswered(CompletableFuture<?> answer) throws InterruptedException, ExecutionException {
        try {
            answer.get(Duration.ofMillis(1_500).toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static String door(String source, String more) {
        return DOOR.formatted(source, "GENERIC_TOKEN", more);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return rig.client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder event(String source) {
        return rig.to("/hooks/" + source)
                .header("Authorization", "Bearer " + Rig.SECRET)
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"1\"}"));
    }

    private void look() {
        try {
            files = rig.camel().look(Set.of("generic-guest"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RouteFile result(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
