package io.tablebridge.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A platform as far as a door sees it: signs what it sends, and sends again what was not acknowledged. Thread-safe. */
public final class Platform {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final List<Integer> INLINE_RETRY_SECONDS = List.of(5, 30, 300, 1_800, 7_200, 21_600);
    private static final List<Integer> SQUARE_RETRY_SECONDS =
            List.of(60, 120, 240, 480, 960, 1_920, 3_600, 7_200, 14_400, 28_800, 28_800);

    private final PlatformClient client;
    private final String header;
    private final UnaryOperator<String> signature;

    private Platform(
            URI door, List<Integer> retrySeconds, Duration scale, String header, UnaryOperator<String> signature) {
        this.client = new PlatformClient(
                door,
                ANSWER_WITHIN,
                retrySeconds.stream().map(scale::multipliedBy).toList());
        this.header = header;
        this.signature = signature;
    }

    /**
     * inline: signs the body (HMAC-SHA256, hex). It publishes no retry rules; these are a patient platform's.
     *
     * @param door where to post
     * @param secret shared with the door
     * @param scale what a real second of the retry schedule lasts here, for example 10 ms
     */
    public static Platform inline(URI door, String secret, Duration scale) {
        return new Platform(door, INLINE_RETRY_SECONDS, scale, "X-Inline-Signature", body -> HexFormat.of()
                .formatHex(hmac(secret, body)));
    }

    /**
     * Eats365, or whoever sends its bills: signs the body (HMAC-SHA256, hex). No retry rules are published; these are a
     * patient platform's.
     *
     * @param door where to post
     * @param secret shared with the door
     * @param scale what a real second of the retry schedule lasts here, for example 10 ms
     */
    public static Platform eats365(URI door, String secret, Duration scale) {
        return new Platform(door, INLINE_RETRY_SECONDS, scale, "X-Eats365-Signature", body -> HexFormat.of()
                .formatHex(hmac(secret, body)));
    }

    /**
     * Square: signs the registered address and the body (HMAC-SHA256, base64), and sends again for up to 24 h with growing
     * pauses.
     *
     * @param door where to post
     * @param registered the notification address as it was registered, which is what is signed
     * @param secret the signature key
     * @param scale what a real second of the retry schedule lasts here, for example 1 ms
     */
    public static Platform square(URI door, String registered, String secret, Duration scale) {
        return new Platform(
                door, SQUARE_RETRY_SECONDS, scale, "x-square-hmacsha256-signature", body -> Base64.getEncoder()
                        .encodeToString(hmac(secret, registered + body)));
    }

    /** Sends until it is acknowledged or the schedule ends; completes with whether it was. */
    public CompletableFuture<Boolean> send(PlatformEvent event) {
        return client.send(event.id(), event.body(), Map.of(header, signature.apply(event.body())));
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
