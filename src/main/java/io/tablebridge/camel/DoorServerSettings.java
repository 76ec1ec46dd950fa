package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where the doors listen.
 *
 * @param host the address to bind, {@code 127.0.0.1} unless set
 * @param port 0 for any free one
 * @param tls empty for plain HTTP
 * @param trustedProxies addresses of the proxies that speak TLS for us; when there are any and {@code tls} is empty,
 *     only they may connect
 * @param renewalCheck how often to look whether the certificate was renewed
 * @param limits bounds over all doors
 */
public record DoorServerSettings(
        String host,
        int port,
        Optional<TlsFiles> tls,
        Set<String> trustedProxies,
        Duration renewalCheck,
        DoorLimits limits) {

    /** Plain HTTP for this machine only. */
    public static DoorServerSettings local(int port) {
        return new DoorServerSettings(
                "127.0.0.1", port, Optional.empty(), Set.of(), Duration.ofMinutes(1), DoorLimits.DEFAULT);
    }

    /**
     * Personal data must not cross a network in the clear.
     *
     * @throws ProblemException when the doors would be open beyond this machine without TLS and without a declared proxy
     */
    void check() {
        if (!loopback() && tls.isEmpty() && trustedProxies.isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-011", host));
        }
    }

    private boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ProblemException(Problem.at("", "TB-CML-014", host + ":" + port));
        }
    }

    /** Whom a request must come from; empty for everyone. */
    Set<String> onlyFrom() {
        return tls.isEmpty() ? trustedProxies : Set.of();
    }
}
