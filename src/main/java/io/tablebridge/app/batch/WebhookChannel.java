package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.remote.RemoteUnreachableException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts the message to an address, signed as Standard Webhooks has it: {@code webhook-id} stays the same when it is sent again,
 * {@code webhook-signature} is {@code v1,} and the base64 of the HMAC-SHA256 of id, time and body with points between.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class WebhookChannel implements MorningChannel {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI address;
    private final Optional<Secret> secret;
    private final RemoteTransport transport;
    private final Clock clock;

    /** @param secret empty for a receiver that checks no signature */
    public WebhookChannel(URI address, Optional<Secret> secret, RemoteTransport transport, Clock clock) {
        this.address = address;
        this.secret = secret;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(MorningMessage message) {
        byte[] body = message.json();
        String time = Long.toString(clock.instant().getEpochSecond());
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "webhook-id",
                message.id(),
                "webhook-timestamp",
                time));
        secret.ifPresent(key -> headers.put("webhook-signature", "v1," + signature(key, message.id(), time, body)));
        try {
            RemoteResponse answer =
                    transport.send(new RemoteRequest("POST", address.toString(), headers, body, TIMEOUT));
            if (answer.status() < 200 || answer.status() > 299) {
                throw new OperateException(Problem.at(address.getHost(), "TB-BAT-030", answer.status()));
            }
        } catch (RemoteUnreachableException e) {
            throw new OperateException(Problem.at(address.getHost(), "TB-BAT-031"), e);
        }
    }

    private static String signature(Secret secret, String id, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret.reveal()), "HmacSHA256"));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }

    /** One that begins as Standard Webhooks' do is base64 behind that; any other is taken as it stands. */
    private static byte[] key(String secret) {
        if (secret.startsWith("whsec_")) {
            try {
                return Base64.getDecoder().decode(secret.substring(6));
            } catch (IllegalArgumentException e) {
                throw new OperateException(Problem.at("", "TB-BAT-032"), e);
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
