package io.tablebridge.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * inline as far as a door sees it: signs the body (HMAC-SHA256, hex) and sends again what was not acknowledged.
 * inline publishes no retry rules; these are a patient platform's. Thread-safe.
 */
public final class InlinePlatform {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final List<Integer> RETRY_SECONDS = List.of(5, 30, 300, 1_800, 7_200, 21_600);

    private final PlatformClient client;
    private final String secret;

    /**
     * @param door where to post
     * @param secret shared with the door
     * @param scale what a real second of the retry schedule lasts here, for example 10 ms
     */
    public InlinePlatform(URI door, String secret, Duration scale) {
        this.client = new PlatformClient(
                door,
                ANSWER_WITHIN,
                RETRY_SECONDS.stream().map(scale::multipliedBy).toList());
        this.secret = secret;
    }

    /** Sends until it is acknowledged or the schedule ends; completes with whether it was. */
    public CompletableFuture<Boolean> send(PlatformEvent event) {
        String signature = HexFormat.of().formatHex(hmac(secret, event.body()));
        return client.send(event.id(), event.body(), Map.of("X-Inline-Signature", signature));
    }

    /** Ids of the events that were answered with 2xx: none of them may ever be lost. */
    public Set<String> acknowledged() {
        return client.acknowledged();
    }

    /** Ids of the events that the platform stopped sending. */
    public Set<String> givenUp() {
        return client.givenUp();
    }

    /** How often anything was sent. */
    public long attempts() {
        return client.attempts();
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
