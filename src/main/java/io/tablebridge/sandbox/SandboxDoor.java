package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Before a simulated platform: the token, the limits and the faults. Thread-safe. */
final class SandboxDoor implements HttpHandler {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** What the platform does with a request. */
    interface Platform {
        Reply handle(String method, String path, JsonNode body);

        /** The same with the query, for platforms that read one. */
        default Reply handle(String method, URI uri, JsonNode body) {
            return handle(method, uri.getPath(), body);
        }

        /** Whether requests are counted, and the count told, as HubSpot does. */
        default boolean limits() {
            return true;
        }
    }

    private final SandboxOptions options;
    private final Platform platform;
    private final SandboxLimits limits;
    private final Faults faults = new Faults();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    SandboxDoor(SandboxOptions options, Clock clock, Platform platform) {
        this.options = options;
        this.platform = platform;
        this.limits = new SandboxLimits(clock, options.burst());
    }

    Faults faults() {
        return faults;
    }

    int requests(String pathEnd) {
        return requests.entrySet().stream()
                .filter(e -> e.getKey().endsWith(pathEnd))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] raw = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (raw.length > MOST_BYTES) {
                answer(exchange, Reply.invalid("request too large"));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/__sandbox/")) {
                answer(exchange, work(exchange, raw));
            } else {
                guarded(exchange, path, raw);
            }
        }
    }

    private void guarded(HttpExchange exchange, String path, byte[] raw) throws IOException {
        requests.merge(path, 1, Integer::sum);
        Optional<Fault> fault = faults.take(path);
        if (fault.isPresent()) {
            faulty(exchange, fault.get(), raw);
            return;
        }
        if (!platform.limits()) {
            answer(exchange, work(exchange, raw));
            return;
        }
        boolean search = path.endsWith("/search");
        int left = limits.take(search);
        if (!search) {
            exchange.getResponseHeaders().set("X-HubSpot-RateLimit-Max", String.valueOf(options.burst()));
            exchange.getResponseHeaders().set("X-HubSpot-RateLimit-Remaining", String.valueOf(Math.max(0, left)));
            exchange.getResponseHeaders()
                    .set("X-HubSpot-RateLimit-Interval-Milliseconds", String.valueOf(SandboxLimits.WINDOW.toMillis()));
        }
        if (left < 0) {
            answer(exchange, SandboxLimits.refusal(search ? "SECONDLY" : "TEN_SECONDLY_ROLLING"));
        } else {
            answer(exchange, work(exchange, raw));
        }
    }

    private Reply work(HttpExchange exchange, byte[] raw) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (!path.startsWith("/__sandbox/") && !("Bearer " + options.token()).equals(given)) {
            return new Reply(401, Reply.error("INVALID_AUTHENTICATION", "Authentication credentials not found."));
        }
        JsonNode body;
        try {
            body = HubSpotSandbox.parse(raw);
        } catch (IOException e) {
            return Reply.invalid("Invalid input JSON");
        }
        try {
            return platform.handle(exchange.getRequestMethod(), exchange.getRequestURI(), body);
        } catch (IllegalArgumentException e) {
            return Reply.invalid("Unknown kind of fault");
        }
    }

    private void faulty(HttpExchange exchange, Fault fault, byte[] raw) throws IOException {
        switch (fault.kind()) {
            case STATUS -> {
                if (!fault.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().set("Retry-After", fault.retryAfter());
                }
                answer(exchange, statusReply(fault));
            }
            case TIMEOUT_BEFORE, RESET_BEFORE -> silence(fault);
            case TIMEOUT_AFTER, RESET_AFTER -> {
                work(exchange, raw);
                silence(fault);
            }
            case SLOW -> {
                hold(fault.delay());
                answer(exchange, work(exchange, raw));
            }
            case MALFORMED -> {
                Reply reply = work(exchange, raw);
                send(exchange, reply.status(), "<html>not what you expect".getBytes(StandardCharsets.UTF_8));
            }
            case OMIT -> {
                Reply reply = work(exchange, raw);
                if (reply.body().path("results") instanceof ArrayNode results && !results.isEmpty()) {
                    results.remove(results.size() - 1);
                }
                answer(exchange, reply);
            }
        }
    }

    private static Reply statusReply(Fault fault) {
        if (fault.status() == 429) {
            return SandboxLimits.refusal(fault.policy());
        }
        var body = Reply.error(fault.status() == 403 ? "MISSING_SCOPES" : "FAULT", "as asked for");
        if (fault.status() == 403) {
            body.putArray("errors")
                    .addObject()
                    .put("message", "missing scopes")
                    .putObject("context")
                    .putArray("requiredGranularScopes")
                    .add("crm.objects.contacts.write");
        }
        return new Reply(fault.status(), body);
    }

    /** Closing an exchange without an answer closes its connection. */
    private void silence(Fault fault) {
        boolean timeout = fault.kind() == Fault.Kind.TIMEOUT_BEFORE || fault.kind() == Fault.Kind.TIMEOUT_AFTER;
        if (timeout) {
            hold(fault.delay());
        }
    }

    private void hold(Duration delay) {
        try {
            boolean early = stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            if (early) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().isMissingNode()
                ? new byte[0]
                : reply.body().toString().getBytes(StandardCharsets.UTF_8);
        send(exchange, reply.status(), bytes);
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
