package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * TheFork's B2B interface as far as it is known: access tokens that end, reservations and customers by their id, and a time
 * in which it is down. What it knows is put in by hand. Thread-safe.
 */
public final class TheForkPlatform implements AutoCloseable {

    /** How long an access token holds, in seconds. */
    public static final long TOKEN_SECONDS = 8_600;

    private static final String AUDIENCE = "https://api.thefork.io";
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final Clock clock;
    private final String clientId;
    private final String clientSecret;
    private final Map<String, ObjectNode> things = new HashMap<>();
    private final Map<String, Instant> tokens = new HashMap<>();
    private final Map<String, Integer> given = new TreeMap<>();
    private final Faults faults = new Faults();
    private Instant downUntil = Instant.MIN;
    private int refusedWhileDown;
    private int tokensGiven;

    private TheForkPlatform(HttpServer server, Clock clock, String clientId, String clientSecret) {
        this.server = server;
        this.clock = clock;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /** Starts it on a free port of this machine. */
    public static TheForkPlatform start(Clock clock, String clientId, String clientSecret) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TheForkPlatform platform = new TheForkPlatform(server, clock, clientId, clientSecret);
            server.setExecutor(platform.workers);
            server.createContext("/", platform::handle);
            server.start();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the interface is, what stands before {@code /v1}. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/manager");
    }

    /** Where access tokens come from. */
    public URI tokenServer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth/token");
    }

    /** What a GET of {@code /v1/reservations/ID} or {@code /v1/customers/ID} gives from now on. */
    public synchronized void put(String kind, String id, ObjectNode thing) {
        things.put("/manager/v1/" + kind + "/" + id, thing.deepCopy());
    }

    /** From now on it does not have this any more. */
    public synchronized void remove(String kind, String id) {
        things.remove("/manager/v1/" + kind + "/" + id);
    }

    /** Until then every request is answered with 503. */
    public synchronized void downUntil(Instant instant) {
        downUntil = instant;
    }

    /**
     * The next requests of a path fail.
     *
     * @param status of the answer
     * @param count how many
     * @param pathEnd how their path ends
     * @param retryAfter the header, empty for none
     */
    public void fail(int status, int count, String pathEnd, String retryAfter) {
        faults.add(Fault.status(status, count).on(pathEnd).withRetryAfter(retryAfter));
    }

    /** No access token given so far is worth anything any more. */
    public synchronized void forgetTokens() {
        tokens.clear();
    }

    /** How often each thing was given, by kind and id: {@code reservations/ID}. */
    public synchronized Map<String, Integer> given() {
        return new TreeMap<>(given);
    }

    /** How many requests met it while it was down. */
    public synchronized int refusedWhileDown() {
        return refusedWhileDown;
    }

    /** How many access tokens it gave. */
    public synchronized int tokensGiven() {
        return tokensGiven;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            Optional<Fault> fault = faults.take(path);
            Reply reply;
            if (fault.isPresent()) {
                if (!fault.get().retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().set("Retry-After", fault.get().retryAfter());
                }
                reply = error(fault.get().status(), "as asked for");
            } else {
                String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                reply = reply(exchange.getRequestMethod() + " " + path, token, body);
            }
            byte[] bytes = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply reply(String request, String authorization, String body) {
        if (clock.instant().isBefore(downUntil)) {
            refusedWhileDown++;
            return error(503, "Service Unavailable");
        }
        if (request.equals("POST /oauth/token")) {
            return token(form(body));
        }
        Instant ends = tokens.getOrDefault(authorization, Instant.MIN);
        if (!clock.instant().isBefore(ends)) {
            return error(401, "Unauthorized");
        }
        String path = request.replaceFirst("^GET ", "");
        ObjectNode thing = things.get(path);
        if (thing == null) {
            return error(404, "Not Found");
        }
        given.merge(path.replaceFirst("^/manager/v1/", ""), 1, Integer::sum);
        return new Reply(200, thing);
    }

    private Reply token(Map<String, String> form) {
        boolean ours = "client_credentials".equals(form.get("grant_type"))
                && clientId.equals(form.get("client_id"))
                && clientSecret.equals(form.get("client_secret"))
                && AUDIENCE.equals(form.get("audience"));
        if (!ours) {
            return new Reply(401, Reply.NODES.objectNode().put("error", "access_denied"));
        }
        tokensGiven++;
        String token = "thefork-token-" + tokensGiven;
        tokens.put("Bearer " + token, clock.instant().plusSeconds(TOKEN_SECONDS));
        return new Reply(
                200,
                Reply.NODES
                        .objectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", TOKEN_SECONDS));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static Reply error(int status, String text) {
        ObjectNode body = Reply.NODES.objectNode().put("statusCode", status).put("error", text);
        body.putObject("data")
                .put("code", text.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
        return new Reply(status, body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
