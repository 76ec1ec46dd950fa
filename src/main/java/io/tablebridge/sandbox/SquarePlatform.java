package io.tablebridge.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Square as far as a door sees it: signs the registered address and the body (HMAC-SHA256, base64), waits 10 s for an
 * answer, and sends again for up to 24 h with growing pauses. Thread-safe.
 */
public final class SquarePlatform {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final List<Integer> RETRY_SECONDS =
            List.of(60, 120, 240, 480, 960, 1_920, 3_600, 7_200, 14_400, 28_800, 28_800);

    private final PlatformClient client;
    private final String registered;
    private final String secret;

    /**
     * @param door where to post
     * @param registered the notification address as it was registered, which is what is signed
     * @param secret the signature key
     * @param scale what a real second of the retry schedule lasts here, for example 1 ms
     */
    public SquarePlatform(URI door, String registered, String secret, Duration scale) {
        this.client = new PlatformClient(
                door,
                ANSWER_WITHIN,
                RETRY_SECONDS.stream().map(scale::multipliedBy).toList());
        this.registered = registered;
        this.secret = secret;
    }

    /** Sends until it is acknowledged or the schedule ends; completes with whether it was. */
    public CompletableFuture<Boolean> send(PlatformEvent event) {
        String signature = Base64.getEncoder().encodeToString(hmac(secret, registered + event.body()));
        return client.send(event.id(), event.body(), Map.of("x-square-hmacsha256-signature", signature));
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
