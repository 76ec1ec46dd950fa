package io.tablebridge.sandbox;

import java.nio.file.Path;
import java.time.Clock;

/**
 * The simulated HubSpot as a process of its own. Settings are system properties: {@code sandbox.port} (0: any free one),
 * {@code sandbox.token}, {@code sandbox.burst}, {@code sandbox.file}. Prints its address as the first line.
 */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        SandboxOptions options = SandboxOptions.standard();
        options = options.withPort(Integer.getInteger("sandbox.port", options.port()))
                .withToken(System.getProperty("sandbox.token", options.token()))
                .withBurst(Integer.getInteger("sandbox.burst", options.burst()));
        String file = System.getProperty("sandbox.file", "");
        if (!file.isEmpty()) {
            options = options.withFile(Path.of(file));
        }
        try (HubSpotSandbox sandbox = HubSpotSandbox.start(options, Clock.systemUTC())) {
            System.out.println(sandbox.baseUri());
            Thread.currentThread().join();
        }
    }
}
