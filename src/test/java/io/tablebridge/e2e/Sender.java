package io.tablebridge.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One request to a door, made as wrong as a test wants it.
 *
 * @param path of the door
 * @param type the content type
 * @param signature sent as it is; empty to send none
 */
record Sender(String path, String type, byte[] body, Optional<String> signature) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A request as inline makes it. */
    static Sender signed(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Sender("/hooks/inline", "application/json", bytes, Optional.of(sign(bytes)));
    }

    Sender to(String newPath) {
        return new Sender(newPath, type, body, signature);
    }

    Sender as(String newType) {
        return new Sender(path, newType, body, signature);
    }

    Sender withSignature(Optional<String> newSignature) {
        return new Sender(path, type, body, newSignature);
    }

    /** Status and body of the answer, the body cut to the code of an error. */
    String send(int port) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signature.ifPresent(value -> request.header("X-Inline-Signature", value));
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String text = answer.body();
        int code = text.indexOf("TB-INT-");
        return code < 0
                ? String.valueOf(answer.statusCode())
                : answer.statusCode() + " " + text.substring(code, code + 10);
    }

    private static String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Evening.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
