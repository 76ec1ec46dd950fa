package io.tablebridge.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the simulated HubSpot behaves.
 *
 * @param port on the loopback address; 0 for any free one
 * @param token the bearer token it takes
 * @param burst requests it allows in ten seconds
 * @param searchLag how long a new or changed contact stays unknown to searches
 * @param multiStatus whether a bad input fails alone (207); otherwise it fails its whole batch (400)
 * @param file where contacts are kept and read from again; empty to forget them
 */
public record SandboxOptions(
        int port, String token, int burst, Duration searchLag, boolean multiStatus, Optional<Path> file) {

    /** Any free port, the token {@code sandbox-token}, 100 requests in ten seconds, searches 2 s behind. */
    public static SandboxOptions standard() {
        return new SandboxOptions(0, "sandbox-token", 100, Duration.ofSeconds(2), true, Optional.empty());
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, token, burst, searchLag, multiStatus, file);
    }

    public SandboxOptions withToken(String newToken) {
        return new SandboxOptions(port, newToken, burst, searchLag, multiStatus, file);
    }

    public SandboxOptions withBurst(int newBurst) {
        return new SandboxOptions(port, token, newBurst, searchLag, multiStatus, file);
    }

    public SandboxOptions withSearchLag(Duration newLag) {
        return new SandboxOptions(port, token, burst, newLag, multiStatus, file);
    }

    public SandboxOptions withMultiStatus(boolean newMultiStatus) {
        return new SandboxOptions(port, token, burst, searchLag, newMultiStatus, file);
    }

    public SandboxOptions withFile(Path newFile) {
        return new SandboxOptions(port, token, burst, searchLag, multiStatus, Optional.of(newFile));
    }
}
