package io.tablebridge.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A platform's list of bookings in pages, of which each day asked for has its own; and its bare download. */
final class PagedList implements AutoCloseable {

    private static final String NEXT = "\"cursor\":\"";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int records;
    private final int pageSize;
    private final Duration answersAfter;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param answersAfter how long the platform thinks about each page */
    PagedList(int records, int pageSize, Duration answersAfter) throws IOException {
        this.records = records;
        this.pageSize = pageSize;
        this.answersAfter = answersAfter;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/bookings", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/bookings";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            String day = value(query, "from").substring(0, 10);
            String cursor = value(query, "cursor");
            int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
            TimeUnit.NANOSECONDS.sleep(answersAfter.toNanos());
            byte[] page = page(day, from).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String page(String day, int from) {
        int to = Math.min(records, from + pageSize);
        List<String> page = new ArrayList<>();
        for (int i = from; i < to; i++) {
            page.add(("{\"id\":\"%s-%d\",\"version\":0,\"status\":\"ACCEPTED\",\"created_at\":\"2026-11-20T11:00:00Z\","
                            + "\"updated_at\":\"2026-11-20T11:00:00Z\",\"location_id\":\"L9R0X9X5SGDBJ\","
                            + "\"customer_id\":\"%s-c%d\",\"customer_note\":\"near the window please\","
                            + "\"start_at\":\"2026-11-21T11:30:00Z\",\"all_day\":false,\"source\":\"FIRST_PARTY_BUYER\","
                            + "\"creator_details\":{\"creator_type\":\"CUSTOMER\"},"
                            + "\"appointment_segments\":[{\"duration_minutes\":90,\"team_member_id\":\"TM1\"}]}")
                    .formatted(day, i, day, i / 3));
        }
        String next = to < records ? "," + NEXT + to + "\"" : "";
        return "{\"bookings\":[" + String.join(",", page) + "]" + next + "}";
    }

    private static String value(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Downloads the whole list, one page after the other, and looks for nothing but the next mark; records a second. */
    double download(String day) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String cursor = "";
        do {
            URI page = URI.create(address() + "?from=" + day + "&cursor=" + cursor);
            String body = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            int next = body.lastIndexOf(NEXT);
            cursor = next < 0 ? "" : body.substring(next + NEXT.length(), body.lastIndexOf('"'));
        } while (!cursor.isEmpty());
        return records * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
