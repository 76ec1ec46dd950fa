package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A simulated Square on the loopback address, as far as its lists go: bookings by the time they begin, customers, payments and
 * orders by the time of their change, in pages, some time behind what its webhooks tell, and with faults on demand. Its marks of pages are the
 * worst that a platform may have: they count records, so that a change between two pages lets a record slip. Thread-safe.
 */
public final class SquareSandbox implements AutoCloseable {

    private static final int MOST = 100;
    private static final int MOST_ORDERS = 1_000;
    private static final String ORDERS = "/v2/orders/";
    private static final String BOOKINGS = "/v2/bookings/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SandboxDoor door;
    private final Clock clock;
    private final SquareList bookings;
    private final SquareList customers;
    private final SquareList payments;
    private final SquareList orders;
    private volatile Runnable changing = () -> {};

    private SquareSandbox(Clock clock, Duration behind, String token) throws IOException {
        this.clock = clock;
        this.bookings = new SquareList(behind);
        this.customers = new SquareList(behind);
        this.payments = new SquareList(behind);
        this.orders = new SquareList(behind);
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
        return SquareEvents.whole("booking", bookings.put(id, all, clock.instant()));
    }

    /** From now on there is no such booking, and no webhook tells of it. A GET by its id knows at once, the list later. */
    public void deleteBooking(String id) {
        bookings.delete(id, clock.instant());
    }

    /** Makes a customer or changes it, without a time of its own. */
    public PlatformEvent customer(String id, Map<String, String> fields) {
        return SquareEvents.whole("customer", customers.put(id, fields, clock.instant()));
    }

    /**
     * Makes a payment or changes it.
     *
     * @param fields as Square writes them, such as {@code order_id}, {@code status} and {@code amount_money}
     * @return the webhook that tells of it
     */
    public PlatformEvent payment(String id, ObjectNode fields) {
        return SquareEvents.whole("payment", payments.put(id, fields, clock.instant()));
    }

    /**
     * Makes an order or changes it. A GET by its id gives it at once, a search as late as other lists do.
     *
     * @param fields as Square writes them, such as {@code location_id}, {@code state} and {@code total_money}
     * @return the webhook that tells of it, which names it only
     */
    public PlatformEvent order(String id, ObjectNode fields) {
        return SquareEvents.order(orders.put(id, fields, clock.instant()));
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
                            case "GET /v2/bookings" -> listedBookings(SquareSearch.query(uri));
                            case "POST /v2/customers/search" -> foundCustomers(body);
                            case "GET /v2/payments" -> listedPayments(SquareSearch.query(uri));
                            case "POST /v2/orders/search" -> foundOrders(body);
                            default -> one(method, uri.getPath());
                        };
                changing.run();
                return reply;
            } catch (IllegalArgumentException | DateTimeException e) {
                return Reply.invalid("INVALID_REQUEST_ERROR");
            }
        }
    }

    private Reply listedBookings(Map<String, String> query) {
        Instant from =
                Instant.parse(query.getOrDefault("start_at_min", clock.instant().toString()));
        Instant to = Instant.parse(query.getOrDefault(
                "start_at_max", from.plus(Duration.ofDays(31)).toString()));
        if (Duration.between(from, to).toDays() > 31) {
            throw new IllegalArgumentException("more than 31 days");
        }
        Predicate<JsonNode> within = booking -> SquareSearch.between(booking.path("start_at"), from, to);
        return SquareSearch.page(
                "bookings",
                bookings.at(clock.instant(), within),
                query.getOrDefault("cursor", ""),
                Integer.parseInt(query.getOrDefault("limit", "100")),
                MOST);
    }

    private Reply foundCustomers(JsonNode body) {
        JsonNode changed = body.at("/query/filter/updated_at");
        Instant from = Instant.parse(changed.path("start_at").asText());
        Instant to = Instant.parse(changed.path("end_at").asText());
        Predicate<JsonNode> within = customer -> SquareSearch.between(customer.path("updated_at"), from, to);
        return SquareSearch.page(
                "customers",
                customers.at(clock.instant(), within),
                body.path("cursor").asText(""),
                body.path("limit").asInt(MOST),
                MOST);
    }

    private Reply listedPayments(Map<String, String> query) {
        Instant from = Instant.parse(query.getOrDefault("updated_at_begin_time", ""));
        Instant to = Instant.parse(query.getOrDefault("updated_at_end_time", ""));
        if (!"UPDATED_AT".equals(query.get("sort_field"))) {
            throw new IllegalArgumentException("sorted by another time than asked for");
        }
        return SquareSearch.page(
                "payments",
                payments.at(clock.instant(), payment -> SquareSearch.between(payment.path("updated_at"), from, to)),
                query.getOrDefault("cursor", ""),
                Integer.parseInt(query.getOrDefault("limit", "100")),
                MOST);
    }

    private Reply foundOrders(JsonNode body) {
        JsonNode changed = body.at("/query/filter/date_time_filter/updated_at");
        Instant from = Instant.parse(changed.path("start_at").asText());
        Instant to = Instant.parse(changed.path("end_at").asText());
        Set<String> locations = new HashSet<>();
        body.path("location_ids").forEach(id -> locations.add(id.asText()));
        boolean sorted = "UPDATED_AT".equals(body.at("/query/sort/sort_field").asText());
        if (locations.isEmpty() || locations.size() > 10 || !sorted) {
            throw new IllegalArgumentException("1 to 10 locations, sorted by the time that is asked for");
        }
        Predicate<JsonNode> wanted =
                order -> locations.contains(order.path("location_id").asText())
                        && SquareSearch.between(order.path("updated_at"), from, to);
        return SquareSearch.page(
                "orders",
                orders.at(clock.instant(), wanted),
                body.path("cursor").asText(""),
                body.path("limit").asInt(500),
                MOST_ORDERS);
    }

    private Reply one(String method, String path) {
        if (method.equals("GET") && path.startsWith(ORDERS)) {
            return one("order", orders.get(path.substring(ORDERS.length())));
        }
        if (method.equals("GET") && path.startsWith(BOOKINGS)) {
            return one("booking", bookings.get(path.substring(BOOKINGS.length())));
        }
        return Reply.notFound();
    }

    private static Reply one(String name, Optional<ObjectNode> object) {
        return object.map(found -> new Reply(200, Reply.NODES.objectNode().set(name, found)))
                .orElseGet(Reply::notFound);
    }

    @Override
    public void close() {
        door.stop();
        server.stop(0);
        threads.shutdownNow();
    }
}
