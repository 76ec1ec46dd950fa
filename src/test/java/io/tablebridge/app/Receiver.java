package io.tablebridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who takes messages of the morning by webhook and checks their signatures as Standard Webhooks has it. */
final class Receiver implements AutoCloseable {

    private static final byte[] KEY = "a secret of twenty-four b".getBytes(StandardCharsets.UTF_8);

    static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    private final HttpServer server;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final List<JsonNode> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals;

    private Receiver(HttpServer server, int refusals) {
        this.server = server;
        this.refusals = new AtomicInteger(refusals);
    }

    /** @param refusals so many requests it refuses first */
    static Receiver start(int refusals) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiver receiver = new Receiver(server, refusals);
        server.createContext("/morning", receiver::take);
        server.start();
        return receiver;
    }

    Map<String, String> settings() {
        return Map.of(
                "tablebridge.morning.webhook.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/morning",
                "tablebridge.morning.webhook.secret",
                "env:MORNING");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode message = BadNightTest.json(body);
            boolean good = signature(exchange, body).equals(header(exchange, "webhook-signature"))
                    && message.path("id")
                            .asText()
                            .equals(header(exchange, "webhook-id").orElse(""));
            if (good && refusals.getAndDecrement() <= 0) {
                taken.add(message);
                exchange.sendResponseHeaders(204, -1);
            } else {
                refused.add(message);
                exchange.sendResponseHeaders(good ? 503 : 401, -1);
            }
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static Optional<String> signature(HttpExchange exchange, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            String head = header(exchange, "webhook-id").orElse("") + "."
                    + header(exchange, "webhook-timestamp").orElse("") + ".";
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Optional.of("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    List<JsonNode> taken() {
        return taken;
    }

    List<JsonNode> refused() {
        return refused;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
