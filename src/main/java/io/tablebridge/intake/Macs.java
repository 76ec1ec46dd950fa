package io.tablebridge.intake;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Ready-made HMACs of one secret: finding the algorithm and keying it costs as much as signing a kilobyte. Thread-safe. */
final class Macs {

    private final String algorithm;
    private final SecretKeySpec key;
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    Macs(String algorithm, byte[] secret) {
        this.algorithm = algorithm;
        this.key = new SecretKeySpec(secret, algorithm);
    }

    /** One that nobody else uses. */
    Mac take() {
        Mac ready = idle.poll();
        return ready == null ? make() : ready;
    }

    /**
     * @param mac reset, as it is after its signature was taken; one that failed midway is not given back
     */
    void giveBack(Mac mac) {
        idle.add(mac);
    }

    private Mac make() {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }
}
