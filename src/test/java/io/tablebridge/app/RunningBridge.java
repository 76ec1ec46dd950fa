package io.tablebridge.app;

import io.tablebridge.camel.EnvironmentSecrets;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxOptions;
import io.tablebridge.settings.SettingsLoader;
import java.net.URI;
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

    private final HubSpotSandbox hubSpot;
    private final Service service;

    private RunningBridge(HubSpotSandbox hubSpot, Service service) {
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
                    Clock.systemUTC(),
                    PATIENT);
            return new RunningBridge(hubSpot, service);
        } catch (RuntimeException e) {
            hubSpot.close();
            throw e;
        }
    }

    URI door(String path) {
        return URI.create("http://127.0.0.1:" + service.doorPort() + path);
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
