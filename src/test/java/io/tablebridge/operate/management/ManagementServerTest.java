package io.tablebridge.operate.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tablebridge.operate.backup.CatchUpGate;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.health.Health;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ManagementServerTest {

    private final CatchUpGate gate = new CatchUpGate(10, 3);
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private DataFolder folder;
    private ManagementServer server;
    private String token;

    @Test
    void onlyWhoMistypedIsTold() throws Exception {
        Logger ours = (Logger) LoggerFactory.getLogger(ManagementHandler.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        ours.addAppender(lines);
        try {
            assertThat(run("mistyped").text()).startsWith("TB-APP-032: there is no dead letter 1O");
            assertThat(run("refuse").exit()).isEqualTo(CommandResult.CANNOT);
            assertThat(lines.list)
                    .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .startsWith("TB-OPS-016");
        } finally {
            ours.detachAppender(lines);
        }
    }

    private CommandResult run(String command) throws InterruptedException {
        return new ManagementClient(folder).run(new CommandRequest(command, Map.of(), Locale.ENGLISH));
    }

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = DataFolder.at(temporary.resolve("data")).create();
        Map<String, Command> commands = Map.of(
                "echo",
                request -> new CommandResult(1, request.arguments() + " " + request.language()),
                "refuse",
                request -> {
                    throw new OperateException(Problem.at("", "TB-OPS-016", "x"));
                },
                "mistyped",
                request -> {
                    throw OperateException.mistake(Problem.at("", "TB-APP-032", "1O"));
                },
                "break",
                request -> {
                    throw new IllegalStateException("what the row held");
                });
        server = ManagementServer.start(
                "127.0.0.1", 0, folder, new Health(List.of(), List.of(Health.caughtUp(gate))), metrics, commands);
        token = Files.readString(folder.managementToken());
    }

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    @Test
    void withoutTheTokenOnlyTheBareStatusIsTold() throws Exception {
        assertThat(get("/metrics", "").statusCode()).isEqualTo(401);
        assertThat(post("/commands/echo", "", "{}").statusCode()).isEqualTo(401);
        assertThat(get("/nothing", "").statusCode()).isEqualTo(401);
        assertThat(get("/metrics", token + "x").statusCode()).isEqualTo(401);
        assertThat(get("/health/live", "").body()).isEqualTo("{\"status\":\"up\"}");
        HttpResponse<String> ready = get("/health/ready", "");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"down\"}");
    }

    @Test
    void withTheTokenTheReasonIsTold() throws Exception {
        assertThat(get("/health/ready", token).body()).contains("TB-OPS-040", "7 entries");
        gate.advanced(10);
        assertThat(get("/health/ready", token).statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.managementToken())))
                .isEqualTo("rw-------");
        assertThat(token.length()).isGreaterThanOrEqualTo(43);
    }

    @Test
    void aRequestUnderAnotherNameIsRefusedEvenWithTheToken() throws IOException {
        assertThat(raw("GET /health/live HTTP/1.1\r\nHost: evil.example:" + server.port() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + token + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /health/live HTTP/1.1\r\nHost: [::1]:1\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        assertThat(post("/commands/echo", token, " ".repeat(ManagementHandler.MOST_BYTES + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatIsNoCommandIsRefused() throws Exception {
        assertThat(post("/commands/nothing", token, "{}").statusCode()).isEqualTo(404);
        assertThat(get("/commands/echo", token).statusCode()).isEqualTo(405);
        assertThat(post("/commands/echo", token, "[1]").statusCode()).isEqualTo(400);
        assertThat(post("/commands/echo", token, "{\"arguments\":{\"a\":1}}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theClientFindsTheServiceThroughTheDataFolder() throws InterruptedException {
        CommandResult result = new ManagementClient(folder)
                .run(new CommandRequest("echo", Map.of("destination", "hubspot"), Messages.TAIWAN));
        assertThat(result).isEqualTo(new CommandResult(1, "{destination=hubspot} zh_TW"));
    }

    @Test
    void aRefusalComesBackInTheReadersLanguage() throws InterruptedException {
        CommandResult result =
                new ManagementClient(folder).run(new CommandRequest("refuse", Map.of(), Messages.TAIWAN));
        assertThat(result.exit()).isEqualTo(CommandResult.CANNOT);
        assertThat(result.text()).contains("TB-OPS-016", "沒有名為");
    }

    @Test
    void aFaultInACommandTellsItsKindAndNotItsMessage() throws InterruptedException {
        CommandResult result = new ManagementClient(folder).run(new CommandRequest("break", Map.of(), Locale.ENGLISH));
        assertThat(result.exit()).isEqualTo(CommandResult.CANNOT);
        assertThat(result.text()).contains("IllegalStateException").doesNotContain("what the row held");
    }

    @Test
    void aServiceThatIsGoneIsSaidToBeGone() {
        server.close();
        assertThatThrownBy(() -> new ManagementClient(folder).run(new CommandRequest("echo", Map.of(), Locale.ENGLISH)))
                .hasMessageContaining("TB-OPS-054");
    }

    @Test
    void aPortForOtherMachinesIsRefused() {
        assertThatThrownBy(() -> ManagementServer.start(
                        "0.0.0.0", 0, folder, new Health(List.of(), List.of()), metrics, Map.of()))
                .hasMessageContaining("TB-OPS-052");
    }

    @Test
    void theFiguresAreThereForPrometheus() throws Exception {
        metrics.fresh("inline", Duration.ofMillis(700));
        metrics.journalAppended(Duration.ofMillis(3));
        metrics.outboxWaiting("hubspot", gate, CatchUpGate::behind);
        metrics.events("inline", "dead", gate, g -> 2);
        metrics.deadLetters(gate, g -> 2);
        String scraped = get("/metrics", token).body();
        assertThat(scraped)
                .contains("tablebridge_freshness_seconds_bucket{source=\"inline\",le=\"1.0\"} 1")
                .contains("tablebridge_freshness_seconds_bucket{source=\"inline\",le=\"0.5\"} 0")
                .contains("tablebridge_journal_append_seconds_count 1")
                .contains("tablebridge_outbox_waiting{destination=\"hubspot\"} 7.0")
                .contains("tablebridge_events{source=\"inline\",state=\"dead\"} 2.0")
                .contains("tablebridge_dead_letters 2.0");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return client.send(request(path, token).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return client.send(
                request(path, token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    /** The JDK's client won't send another Host. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
