package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tablebridge.OwnThread;
import io.tablebridge.intake.Refusal;
import io.tablebridge.settings.Problem;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Route files that are edited while their doors take requests. */
class RouteChangesTest {

    private static final String GOOD =
            """
            - route:
                id: %1$s
                description: as it was
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
    private static final Set<String> MAPPINGS = Set.of("generic-guest", "generic-reservation");

    private Rig rig;
    private Path folder;
    private List<RouteFile> files = List.of();

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        rig = new Rig(temporary).file("a.camel.yaml", GOOD.formatted("a")).file("b.camel.yaml", GOOD.formatted("b"));
        rig.secretsFolder = Optional.of(Files.createDirectories(temporary.resolve("secrets")));
        rig.start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void noRequestFailsWhileItsRouteIsSwapped() throws Exception {
        Queue<CompletableFuture<Integer>> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread sender = new Thread(() -> {
            while (!over.get()) {
                answers.add(rig.client
                        .sendAsync(request("a").build(), HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode));
                java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            }
        });
        sender.start();
        for (int edit = 0; edit < 8 || answers.size() < 200; edit++) {
            rig.file("a.camel.yaml", GOOD.formatted("a").replace("as it was", "edit " + edit));
            settle();
            assertThat(described("a")).isEqualTo("edit " + edit);
        }
        over.set(true);
        sender.join();
        answers.forEach(answer -> assertThat(answer.join()).isEqualTo(200));
        assertThat(rig.journal.entries()).hasSize(answers.size());
    }

    @Test
    void swapsLeaveNothingBehind() throws Exception {
        int routes = rig.camel().context().getRoutes().size();
        int endpoints = rig.camel().context().getEndpoints().size();
        for (int edit = 0; edit < 3; edit++) {
            rig.file("a.camel.yaml", GOOD.formatted("a").replace("as it was", "edit " + edit));
            settle();
        }
        assertThat(rig.camel().context().getRoutes()).hasSize(routes);
        assertThat(rig.camel().context().getEndpoints()).hasSize(endpoints);
        assertThat(sends("a", "b")).containsExactly(200, 200);
    }

    @Test
    void anEditThatKeepsTheIdsIsToldToTheLogAndNothingElseIs() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(RouteFolder.class);
        lines.start();
        log.addAppender(lines);
        try {
            settle();
            rig.file("a.camel.yaml", GOOD.formatted("a").replace("as it was", "as it is"));
            settle();
            settle();
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("routes/a.camel.yaml was changed and is in force now: a");
    }

    @Test
    void aBadEditIsNamedTheVersionBeforeRunsOnAndAMendedOneClearsIt() throws Exception {
        rig.file("a.camel.yaml", GOOD.formatted("a").replace("signature: bearer", "signature: nobody"));
        settle();
        RouteFile bad = result("a.camel.yaml");
        assertThat(bad.state()).isEqualTo(RouteFile.State.BEHIND);
        assertThat(bad.routes()).containsExactly("a");
        assertThat(bad.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TB-CML-009");
            assertThat(problem.place()).isEqualTo("a.camel.yaml:8");
        });
        assertThat(result("b.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(sends("a", "b")).containsExactly(200, 200);
        rig.file("a.camel.yaml", GOOD.formatted("a"));
        settle();
        assertThat(result("a.camel.yaml")).isEqualTo(RouteFile.running("a.camel.yaml", List.of("a")));
        assertThat(sends("a", "b")).containsExactly(200, 200);
    }

    @Test
    void theDoorOfARemovedFileIsAnsweredAsAnUnknownOne() throws Exception {
        Files.delete(folder.resolve("routes/a.camel.yaml"));
        settle();
        assertThat(files).extracting(RouteFile::name).containsExactly("b.camel.yaml");
        assertThat(sends("a", "b")).containsExactly(404, 200);
        rig.file("a.camel.yaml", GOOD.formatted("a"));
        settle();
        assertThat(sends("a", "b")).containsExactly(200, 200);
    }

    @Test
    void aRenamedFileKeepsItsDoor() throws Exception {
        Files.move(folder.resolve("routes/a.camel.yaml"), folder.resolve("routes/z.camel.yaml"));
        settle();
        assertThat(files).extracting(RouteFile::name).containsExactly("b.camel.yaml", "z.camel.yaml");
        assertThat(result("z.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(sends("a", "b")).containsExactly(200, 200);
    }

    @Test
    void whatIsStillBeingWrittenIsLeftAlone() throws Exception {
        String whole = GOOD.formatted("a").replace("as it was", "whole");
        for (int length = 40; length < whole.length(); length += 60) {
            rig.file("a.camel.yaml", whole.substring(0, length));
            files = rig.camel().look(MAPPINGS);
            assertThat(result("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        }
        Path fresh = Files.writeString(folder.resolve("a.new"), whole);
        Files.move(fresh, folder.resolve("routes/a.camel.yaml"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(described("a")).isEqualTo("as it was");
        settle();
        assertThat(described("a")).isEqualTo("whole");
    }

    @Test
    void anEditorThatMovesTheFileAwayForAMomentDoesNotEndTheRoute() throws Exception {
        Path file = folder.resolve("routes/a.camel.yaml");
        Files.move(file, folder.resolve("away"));
        files = rig.camel().look(MAPPINGS);
        assertThat(sends("a")).containsExactly(200);
        Files.move(folder.resolve("away"), file);
        settle();
        assertThat(result("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(sends("a")).containsExactly(200);
    }

    @Test
    void aSecretThatIsMissingKeepsTheVersionBeforeUntilItIsThere() throws Exception {
        rig.file("a.camel.yaml", GOOD.formatted("a").replace("GENERIC_TOKEN", "LATER"))
                .file("c.camel.yaml", GOOD.formatted("c").replace("GENERIC_TOKEN", "LATER"));
        settle();
        assertThat(result("a.camel.yaml").state()).isEqualTo(RouteFile.State.BEHIND);
        assertThat(result("a.camel.yaml").problems())
                .containsExactly(Problem.at("a.camel.yaml:9", "TB-CML-025", "LATER"));
        assertThat(result("c.camel.yaml").state()).isEqualTo(RouteFile.State.DISABLED);
        assertThat(sends("a", "b", "c")).containsExactly(200, 200, 503);
        Files.writeString(folder.resolve("secrets/LATER"), Rig.SECRET);
        settle();
        assertThat(result("a.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(result("c.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(sends("a", "b", "c")).containsExactly(200, 200, 200);
    }

    @Test
    void aRouteWaitsForItsMapping() throws Exception {
        rig.file("c.camel.yaml", GOOD.formatted("c").replace("generic-guest", "new-guest"));
        settle();
        assertThat(result("c.camel.yaml").problems().get(0).code()).isEqualTo("TB-CML-008");
        files = rig.camel().look(Set.of("generic-guest", "new-guest"));
        assertThat(result("c.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        assertThat(sends("a", "c")).containsExactly(200, 200);
    }

    @Test
    void nobodyTakesAnothersDoorOrRouteAndTwoFilesMayChangeThem() throws Exception {
        rig.file("b.camel.yaml", GOOD.formatted("b").replace("source: b", "source: b\n        path: /hooks/a"))
                .file("c.camel.yaml", GOOD.formatted("c").replace("id: c", "id: a"));
        settle();
        assertThat(result("b.camel.yaml").problems())
                .containsExactly(Problem.at("b.camel.yaml:8", "TB-CML-010", "/hooks/a"));
        assertThat(result("c.camel.yaml").problems())
                .containsExactly(Problem.at("c.camel.yaml:2", "TB-CML-018", "a", "a.camel.yaml"));
        assertThat(sends("a", "b")).containsExactly(200, 200);
        rig.file("a.camel.yaml", GOOD.formatted("b")).file("b.camel.yaml", GOOD.formatted("a"));
        Files.delete(folder.resolve("routes/c.camel.yaml"));
        settle();
        assertThat(result("a.camel.yaml").routes()).containsExactly("b");
        assertThat(result("b.camel.yaml").routes()).containsExactly("a");
        assertThat(sends("a", "b", "c")).containsExactly(200, 200, 404);
    }

    @Test
    void whatCamelCanNotStartAfterAllGivesWayToTheVersionBefore() throws Exception {
        String direct =
                """
                - route:
                    id: %s
                    from:
                      uri: direct:taken
                      steps:
                        - log:
                            message: nothing
                """;
        rig.file("d.camel.yaml", direct.formatted("d"));
        settle();
        assertThat(result("d.camel.yaml").state()).isEqualTo(RouteFile.State.RUNNING);
        rig.file("a.camel.yaml", GOOD.formatted("a") + direct.formatted("e"));
        settle();
        assertThat(result("a.camel.yaml").state()).isEqualTo(RouteFile.State.BEHIND);
        assertThat(result("a.camel.yaml").problems().get(0).code()).isEqualTo("TB-CML-003");
        assertThat(sends("a", "b")).containsExactly(200, 200);
    }

    @Test
    void aRequestUnderWayEndsOnTheOldRouteAndTheNextWaitsForTheNewOne() throws Exception {
        rig.journal.hold();
        CompletableFuture<HttpResponse<Void>> first = send("a");
        await().until(() -> rig.journal.waiting() == 1);
        rig.file("a.camel.yaml", GOOD.formatted("a").replace("mapping: generic-guest", "mapping: generic-reservation"));
        files = rig.camel().look(MAPPINGS);
        CompletableFuture<List<RouteFile>> swap = CompletableFuture.supplyAsync(this::look, new OwnThread());
        await().until(() -> rig.camel().context().getRoute("a") != null && !swap.isDone());
        CompletableFuture<HttpResponse<Void>> second = send("a");
        rig.journal.release();
        swap.join();
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
        assertThat(rig.journal.entries()).hasSize(2);
        assertThat(rig.journal.entries().get(0).headers()).containsEntry("mapping", "generic-guest");
        assertThat(sends("a")).containsExactly(200);
        assertThat(rig.journal.entries().get(2).headers()).containsEntry("mapping", "generic-reservation");
        assertThat(rig.counts.of("a", Refusal.BUSY)).isZero();
    }

    @Tag("long")
    @Test
    void whoWaitsTooLongForASwapIsToldToComeAgain() throws Exception {
        rig.journal.hold();
        CompletableFuture<HttpResponse<Void>> stuck = send("a");
        await().until(() -> rig.journal.waiting() == 1);
        rig.file("a.camel.yaml", GOOD.formatted("a").replace("as it was", "edited"));
        files = rig.camel().look(MAPPINGS);
        CompletableFuture<List<RouteFile>> swap = CompletableFuture.supplyAsync(this::look, new OwnThread());
        List<CompletableFuture<HttpResponse<Void>>> sent = new ArrayList<>(List.of(stuck));
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            int inside = rig.journal.waiting();
            sent.add(send("a"));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            return rig.journal.waiting() == inside;
        });
        HttpResponse<Void> next = sent.get(sent.size() - 1).join();
        assertThat(next.statusCode()).isEqualTo(503);
        assertThat(next.headers().firstValue("Retry-After")).isPresent();
        rig.journal.release();
        swap.join();
        assertThat(sends("a")).containsExactly(200);
    }

    private List<RouteFile> look() {
        try {
            return rig.camel().look(MAPPINGS);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A change counts when it was found twice. */
    private void settle() {
        look();
        files = look();
    }

    private RouteFile result(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String described(String id) {
        Route route = rig.camel().context().getRoute(id);
        return route == null ? "" : route.getDescription();
    }

    private List<Integer> sends(String... sources) {
        List<Integer> statuses = new ArrayList<>();
        for (String source : sources) {
            statuses.add(rig.send(request(source)).statusCode());
        }
        return statuses;
    }

    private CompletableFuture<HttpResponse<Void>> send(String source) {
        return rig.client.sendAsync(request(source).build(), HttpResponse.BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String source) {
        return rig.to("/hooks/" + source)
                .header("Authorization", "Bearer " + Rig.SECRET)
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"1\"}"));
    }
}
