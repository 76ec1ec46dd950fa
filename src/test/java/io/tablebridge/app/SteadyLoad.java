package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Events that come in at a steady rate, each once, through the doors for guests and for reservations in turn. */
final class SteadyLoad implements AutoCloseable {

    private static final String GUEST =
            """
            {"event_id": "g-%1$d", "id": "G-%1$d", "name": "王小明", "phone": "0912-%2$06d"}
            """;
    private static final String RESERVATION =
            """
            {"event_id": "r-%1$d", "id": "R-%1$d", "status": "booked", "starts_at": "2110-11-22 19:00",
             "guest": {"name": "陳小華", "phone": "0922-%2$06d"}}
            """;

    private final RunningBridge bridge;
    private final String token;
    private final long pauseNanos;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> sent = new ConcurrentLinkedQueue<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "steady-load");

    private SteadyLoad(RunningBridge bridge, String token, int perSecond) {
        this.bridge = bridge;
        this.token = token;
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    static SteadyLoad begin(RunningBridge bridge, String token, int perSecond) {
        SteadyLoad load = new SteadyLoad(bridge, token, perSecond);
        load.thread.start();
        return load;
    }

    private void run() {
        long next = System.nanoTime();
        for (int number = 0; !over.get(); number++) {
            send(number);
            next += pauseNanos;
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
    }

    private void send(int number) {
        boolean guest = number % 2 == 0;
        String path = guest ? "/hooks/generic/guests" : "/hooks/generic/reservations";
        String body = (guest ? GUEST : RESERVATION).formatted(number, number);
        URI door = bridge.door(path);
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long began = System.nanoTime();
        sent.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((answer, failure) -> {
            slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
            if (failure == null && answer.statusCode() == 200) {
                accepted.incrementAndGet();
            } else {
                failures.add(path + " "
                        + (failure == null ? answer.statusCode() + " " + answer.body() : failure.toString()));
            }
            return null;
        }));
    }

    /** Each request that was not answered with 200. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    long accepted() {
        return accepted.get();
    }

    /** The longest that anybody waited for an answer. */
    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    /** Ends, waits for every answer, and sees that every accepted event was taken in once. */
    void endWithNothingLost() throws IOException, InterruptedException {
        close();
        assertThat(failures()).isEmpty();
        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            String metrics = bridge.metrics();
            assertThat(sum(metrics, "state=\"finished\"")).isEqualTo(accepted());
            assertThat(sum(metrics, "state=\"dead\"") + sum(metrics, "state=\"duplicate\""))
                    .isZero();
        });
    }

    private static long sum(String metrics, String label) {
        return metrics.lines()
                .filter(line -> line.startsWith("tablebridge_events{") && line.contains(label))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        thread.join();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }
}
