package io.tablebridge.camel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A running Camel with its doors, a journal in memory, and a client. */
final class Rig implements AutoCloseable {

    static final String SECRET = "tb-test-secret";
    static final String EVENT = "{\"event_id\":\"E1\",\"type\":\"booking.created\",\"reservation\":{\"party\":4}}";

    final MemoryJournal journal = new MemoryJournal();
    final Counts counts = new Counts();
    final Path folder;
    final Map<String, String> secrets =
            new HashMap<>(Map.of("INLINE_SECRET", SECRET, "SQUARE_SIGNATURE_KEY", SECRET, "GENERIC_TOKEN", SECRET));
    final Map<String, String> properties =
            new HashMap<>(Map.of("route.square.notification-url", "https://hooks.example.com/in/square?site=1&a=b"));
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    DoorLimits limits = DoorLimits.DEFAULT;
    CoreRoutes core = new CoreRoutes(wait -> Optional.empty(), Map.of());
    Optional<Path> secretsFolder = Optional.empty();
    String failingSecret = "";
    Clock clock = Clock.systemUTC();
    List<RouteFile> files = List.of();
    private Optional<CamelRuntime> runtime = Optional.empty();

    Rig(Path folder) throws IOException {
        this.folder = folder;
        this.core = new CoreRoutes(
                wait -> {
                    new java.util.concurrent.CountDownLatch(1)
                            .await(wait.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
                    return Optional.empty();
                },
                Map.of());
        Files.createDirectories(folder.resolve("routes"));
    }

    /** Takes over a route file of the product. */
    Rig shipped(String name) throws IOException {
        return file(name, Files.readString(Path.of("routes", name)));
    }

    Rig file(String name, String text) throws IOException {
        Files.writeString(folder.resolve("routes").resolve(name), text);
        return this;
    }

    Rig start() throws IOException {
        return start(new DoorServerSettings("127.0.0.1", 0, Optional.empty(), Set.of(), Duration.ofMinutes(1), limits));
    }

    Rig start(DoorServerSettings server) throws IOException {
        CamelRuntime camel = new CamelRuntime(
                new CamelSettings(
                        server,
                        folder.resolve("routes"),
                        folder.resolve("data/known-routes.properties"),
                        properties,
                        Set.of(
                                "inline-reservation",
                                "square-booking",
                                "square-customer",
                                "square-order",
                                "square-payment",
                                "eats365-order",
                                "generic-reservation",
                                "generic-guest"),
                        folder.resolve("mappings"),
                        "test"),
                journal,
                this::secret,
                counts,
                clock);
        runtime = Optional.of(camel);
        files = camel.start(core);
        return this;
    }

    private Optional<String> secret(String name) {
        if (name.equals(failingSecret)) {
            throw new IllegalStateException("as asked");
        }
        return new EnvironmentSecrets(secrets, secretsFolder).find(name);
    }

    CamelRuntime camel() {
        return runtime.orElseThrow();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + camel().port() + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20));
    }

    /** A signed event of inline. */
    HttpRequest.Builder inline(String body) {
        return to("/hooks/inline")
                .header("X-Inline-Signature", HexFormat.of().formatHex(hmac(body)))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    RouteFile fileResult(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        runtime.ifPresent(CamelRuntime::close);
    }
}
