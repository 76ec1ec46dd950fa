package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A simulated Square on the loopback address, as far as its lists go: bookings by the time they begin, customers by the time
 * of their change, in pages, some time behind what its webhooks tell, and with faults on demand. Its marks of pages are the
 * worst that a platform may have: they count records, so that a change between two pages lets a record slip. Thread-safe.
 */
public final class SquareSandbox implements AutoCloseable {

    private static final int MOST = 100;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SandboxDoor door;
    private final Clock clock;
    private final SquareList bookings;
    private final SquareList customers;
    private volatile Runnable changing = () -> {};

    private SquareSandbox(Clock clock, Duration behind, String token) throws IOException {
        this.clock = clock;
        this.bookings = new SquareList(behind);
        this.customers = new SquareList(behind);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.door = new SandboxDoor(SandboxOptions.standard().withToken(token), clock, new Lists());
        server.setExecutor(threads);
        server.createContext("/", door);
    }

    /**
     * @param behind how long a change stays unknown to the lists, on this clock
     * @param token the bearer token it takes
     * @throws UncheckedIOException when no port can be had
     */
    public static SquareSandbox start(Clock clock, Duration behind, String token) {
        try {
            SquareSandbox sandbox = new SquareSandbox(clock, behind, token);
            sandbox.server.start();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a slash at the end. */
    public URI baseUri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /**
     * Makes a booking or changes it.
     *
     * @param fields as Square writes them, such as {@code status} and {@code customer_note}
     * @return the webhook that tells of it, whether anybody sends it or not
     */
    public PlatformEvent booking(String id, Instant startAt, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("start_at", startAt.toString());
        return event("booking", bookings.put(id, all, clock.instant()));
    }

    /** The same for a customer, without a time of its own. */
    public PlatformEvent customer(String id, Map<String, String> fields) {
        return event("customer", customers.put(id, fields, clock.instant()));
    }

    private static PlatformEvent event(String kind, ObjectNode object) {
        long version = object.path("version").asLong();
        ObjectNode body = Reply.NODES.objectNode();
        String id = object.path("id").asText() + "-" + version;
        body.put("event_id", id).put("type", kind + (version == 0 ? ".created" : ".updated"));
        ObjectNode data = body.putObject("data").put("type", kind).put("id", id);
        data.putObject("object").set(kind, object);
        return new PlatformEvent(id, body.toString());
    }

    /** Does this after each page that was asked for, before the next: things change while somebody pages. */
    public void afterEachPage(Runnable change) {
        changing = change;
    }

    /** The version of each booking. */
    public Map<String, Long> bookingVersions() {
        return bookings.versions();
    }

    /** The version of each customer. */
    public Map<String, Long> customerVersions() {
        return customers.versions();
    }

    /** How many requests came in for paths that end so, whatever was answered. */
    public int requests(String pathEnd) {
        return door.requests(pathEnd);
    }

    /** Something is to go wrong, after what was asked to go wrong before. */
    public void fault(Fault fault) {
        door.faults().add(fault);
    }

    /** What its door gives on. */
    private final class Lists implements SandboxDoor.Platform {

        @Override
        public Reply handle(String method, String path, JsonNode body) {
            return Reply.notFound();
        }

        @Override
        public boolean limits() {
            return false;
        }

        @Override
        public Reply handle(String method, URI uri, JsonNode body) {
            try {
                Reply reply =
                        switch (method + " " + uri.getPath()) {
                            case "GET /v2/bookings" -> listed(query(uri));
                            case "POST /v2/customers/search" -> found(body);
                            default -> Reply.notFound();
                        };
                changing.run();
                return reply;
            } catch (IllegalArgumentException | DateTimeException e) {
                return Reply.invalid("INVALID_REQUEST_ERROR");
            }
        }
    }

    private Reply listed(Map<String, String> query) {
        Instant from =
                Instant.parse(query.getOrDefault("start_at_min", clock.instant().toString()));
        Instant to = Instant.parse(query.getOrDefault(
                "start_at_max", from.plus(Duration.ofDays(31)).toString()));
        if (Duration.between(from, to).toDays() > 31) {
            throw new IllegalArgumentException("more than 31 days");
        }
        Predicate<JsonNode> within = booking -> between(booking.path("start_at"), from, to);
        return page(
                "bookings",
                bookings.at(clock.instant(), within),
                query.getOrDefault("cursor", ""),
                Integer.parseInt(query.getOrDefault("limit", "100")));
    }

    private Reply found(JsonNode body) {
        JsonNode changed = body.at("/query/filter/updated_at");
        Instant from = Instant.parse(changed.path("start_at").asText());
        Instant to = Instant.parse(changed.path("end_at").asText());
        Predicate<JsonNode> within = customer -> between(customer.path("updated_at"), from, to);
        return page(
                "customers",
                customers.at(clock.instant(), within),
                body.path("cursor").asText(""),
                body.path("limit").asInt(MOST));
    }

    private static boolean between(JsonNode time, Instant from, Instant to) {
        Instant at = Instant.parse(time.asText());
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static Reply page(String name, List<ObjectNode> all, String cursor, int limit) {
        int from = cursor.isEmpty()
                ? 0
                : Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        int to = Math.min(all.size(), from + Math.min(MOST, limit));
        ObjectNode body = Reply.NODES.objectNode();
        if (from < to) {
            ArrayNode list = body.putArray(name);
            all.subList(from, to).forEach(list::add);
        }
        if (to < all.size()) {
            byte[] next = String.valueOf(to).getBytes(StandardCharsets.UTF_8);
            body.put("cursor", Base64.getUrlEncoder().encodeToString(next));
        }
        return new Reply(200, body);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        String raw = uri.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        door.stop();
        server.stop(0);
        threads.shutdownNow();
    }
}
