package io.tablebridge.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.sandbox.TheForkPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A restaurant at the simulated TheFork: changes what is there and posts the thin notices of it, all alike. */
final class TheForkVenue implements AutoCloseable {

    static final Map<String, String> SECRETS = Map.of(
            "THEFORK_TOKEN", "door-token-of-a-test",
            "THEFORK_CLIENT_ID", "client-of-a-test",
            "THEFORK_CLIENT_SECRET", "client-secret-of-a-test");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final TheForkPlatform platform;
    private final Clock clock;
    private final Map<String, Integer> versions = new HashMap<>();
    private long notices;

    TheForkVenue(Clock clock) {
        this.clock = clock;
        this.platform = TheForkPlatform.start(clock, "client-of-a-test", "client-secret-of-a-test");
    }

    TheForkPlatform platform() {
        return platform;
    }

    Map<String, String> settings() {
        return Map.of(
                "route.thefork.api-url", platform.api().toString(),
                "route.thefork.token-url", platform.tokenServer().toString());
    }

    /** How many notices were acknowledged as TheFork wants it. */
    long notices() {
        return notices;
    }

    /** A guest is made or changed; the notice is sent. */
    void customer(URI door, int number) throws IOException, InterruptedException {
        ObjectNode customer = JSON.createObjectNode()
                .put("customerUuid", "customer-" + number)
                .put("firstName", "Marie" + number)
                .put("lastName", "Dupont")
                .put("email", "marie" + number + "@example.com")
                .put(
                        "lastUpdateDate",
                        clock.instant().plusMillis(next("customer-" + number)).toString());
        platform.put("customers", "customer-" + number, customer);
        notify(door, "customer", "customerUpdated", "customer-" + number);
    }

    /** A reservation is made or changed; the notice is sent. */
    void reservation(URI door, int number, int guest) throws IOException, InterruptedException {
        int version = next("reservation-" + number);
        ObjectNode reservation = JSON.createObjectNode()
                .put("reservationUuid", "reservation-" + number)
                .put("restaurantUuid", "restaurant")
                .put("customerUuid", "customer-" + guest)
                .put("mealDate", "2027-01-22T19:30:00")
                .put("partySize", version)
                .put("status", "RECORDED")
                .put("updatedAt", clock.instant().plusMillis(version).toString());
        platform.put("reservations", "reservation-" + number, reservation);
        notify(door, "reservation", "reservationUpdated", "reservation-" + number);
    }

    private int next(String id) {
        return versions.merge(id, 1, Integer::sum);
    }

    /** The thin notice alone. */
    void notify(URI door, String entityType, String eventType, String id) throws IOException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("entityType", entityType)
                .put("eventType", eventType)
                .put("uuid", id)
                .put("groupUuid", "group")
                .put("restaurantUuid", "restaurant")
                .toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(door + "?token=" + SECRETS.get("THEFORK_TOKEN")))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals("{\"data\":{}}")) {
            throw new AssertionError("not acknowledged: " + answer.statusCode());
        }
        notices++;
    }

    @Override
    public void close() {
        platform.close();
    }
}
