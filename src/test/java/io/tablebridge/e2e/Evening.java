package io.tablebridge.e2e;

import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.InlinePlatform;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A simulated HubSpot, the real service before it, and inline, which sends to it and finds it again after a restart. */
public final class Evening implements AutoCloseable {

    static final String SECRET = "secret-shared-with-inline";

    private static final Map<String, String> SECRETS = Map.of(
            "INLINE_SECRET", SECRET,
            "SQUARE_SIGNATURE_KEY", "square-key",
            "GENERIC_TOKEN", "generic-token",
            "HUBSPOT_TOKEN", "sandbox-token");

    private final HubSpotSandbox crm;
    private final Path folder;
    private final List<String> settings;
    private final InlinePlatform inline;
    private ServiceProcess service;

    private Evening(HubSpotSandbox crm, Path folder, int port, List<String> more) {
        this.crm = crm;
        this.folder = folder;
        this.settings = new ArrayList<>(
                List.of("tablebridge.door.port=" + port, "tablebridge.destination.hubspot.base-url=" + crm.baseUri()));
        settings.addAll(more);
        this.service = ServiceProcess.start(folder, SECRETS, settings);
        this.inline = platform();
    }

    /**
     * Starts everything and waits until the service is ready.
     *
     * @param more {@code key=value} pairs
     */
    public static Evening begin(Path folder, String... more) throws InterruptedException {
        return begin(folder, SandboxOptions.standard(), more);
    }

    static Evening begin(Path folder, SandboxOptions options, String... more) throws InterruptedException {
        HubSpotSandbox crm = HubSpotSandbox.start(options, Clock.systemUTC());
        Evening evening = new Evening(crm, folder, freePort(), List.of(more));
        evening.service.awaitReady();
        return evening;
    }

    /** Below the ports that systems give to outgoing connections, so that it stays free while the service is down. */
    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody has it: another one.
            }
        }
        throw new IllegalStateException("no free port between 20000 and 30000");
    }

    public HubSpotSandbox crm() {
        return crm;
    }

    public InlinePlatform inline() {
        return inline;
    }

    public ServiceProcess service() {
        return service;
    }

    /** Another sender of the same platform, which has not sent anything yet. */
    InlinePlatform platform() {
        String address = settings.get(0).replace("tablebridge.door.port=", "http://127.0.0.1:") + "/hooks/inline";
        return new InlinePlatform(java.net.URI.create(address), SECRET, Duration.ofMillis(2));
    }

    /** Starts the service again on the same data; whoever wants to, waits for it. */
    void startAgain() {
        service = ServiceProcess.start(folder, SECRETS, settings);
    }

    /** Runs a command of the same installation in a process of its own. */
    CommandRun command(String... arguments) throws InterruptedException {
        try {
            return CommandRun.of(service.data(), SECRETS, settings, List.of(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BookKeeping audit() throws InterruptedException {
        return BookKeeping.of(command("audit", "--json"));
    }

    /** The contacts of guests that did not go into another. */
    List<SandboxContact> activeContacts() {
        return crm.contacts().stream()
                .filter(contact -> "active".equals(contact.properties().get("tablebridge_state")))
                .toList();
    }

    @Override
    public void close() {
        service.close();
        crm.close();
    }
}
