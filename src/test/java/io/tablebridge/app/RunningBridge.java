package io.tablebridge.app;

import io.tablebridge.camel.EnvironmentSecrets;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxOptions;
import io.tablebridge.settings.SettingsLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The real service in this process, with a simulated HubSpot as its destination. */
final class RunningBridge implements AutoCloseable {

    static final String HUBSPOT_TOKEN = "hubspot-token-of-a-test";

    /** A slow machine must not make an answer say "accepted". */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final Duration QUICK = Duration.ofMillis(100);

    private final Path folder;
    private final HubSpotSandbox hubSpot;
    private final Service service;

    private RunningBridge(Path folder, HubSpotSandbox hubSpot, Service service) {
        this.folder = folder;
        this.hubSpot = hubSpot;
        this.service = service;
    }

    /**
     * Starts it.
     *
     * @param folder holds {@code routes} and {@code mappings}, and gets {@code data}
     * @param secrets of the connectors, by their names in the environment
     */
    static RunningBridge start(Path folder, Map<String, String> secrets) {
        return start(folder, secrets, Map.of());
    }

    /** The same with more settings. */
    static RunningBridge start(Path folder, Map<String, String> secrets, Map<String, String> more) {
        return start(folder, secrets, more, Clock.systemUTC());
    }

    /** The same on another clock. */
    static RunningBridge start(Path folder, Map<String, String> secrets, Map<String, String> more, Clock clock) {
        HubSpotSandbox hubSpot = HubSpotSandbox.start(
                SandboxOptions.standard().withToken(HUBSPOT_TOKEN).withSearchLag(Duration.ZERO), Clock.systemUTC());
        Map<String, String> environment = new HashMap<>(secrets);
        environment.put("HUBSPOT_TOKEN", HUBSPOT_TOKEN);
        Map<String, String> settings = new HashMap<>(Map.of(
                "tablebridge.door.port", "0",
                "tablebridge.management.port", "0",
                "route.square.notification-url", "https://hooks.example.com/hooks/square",
                "tablebridge.destination.hubspot.kind", "hubspot",
                "tablebridge.destination.hubspot.token", "env:HUBSPOT_TOKEN",
                "tablebridge.destination.hubspot.base-url", hubSpot.baseUri().toString()));
        settings.putAll(more);
        try {
            Service service = Service.start(
                    new SettingsLoader(environment, folder).load(new Properties(), settings),
                    new EnvironmentSecrets(environment, Optional.empty()),
                    clock,
                    PATIENT,
                    QUICK);
            return new RunningBridge(folder, hubSpot, service);
        } catch (RuntimeException e) {
            hubSpot.close();
            throw e;
        }
    }

    URI door(String path) {
        return URI.create("http://127.0.0.1:" + service.doorPort() + path);
    }

    /** What Prometheus would read. */
    String metrics() throws IOException, InterruptedException {
        return management("/metrics");
    }

    /** What the management port answers, to who has the token. */
    String management(String path) throws IOException, InterruptedException {
        String token = Files.readString(folder.resolve("data/management.token")).strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.managementPort() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    Service service() {
        return service;
    }

    HubSpotSandbox hubSpot() {
        return hubSpot;
    }

    @Override
    public void close() {
        service.close();
        hubSpot.close();
    }
}
