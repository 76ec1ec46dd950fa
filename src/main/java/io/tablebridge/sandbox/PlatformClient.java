package io.tablebridge.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sending side of a platform: posts events, sends again what was not answered with 2xx in time, and remembers which
 * events were acknowledged. Thread-safe.
 */
final class PlatformClient {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;
    private final Duration answerWithin;
    private final List<Duration> retries;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    private final AtomicLong attempts = new AtomicLong();

    /**
     * @param answerWithin the platform's patience for one attempt
     * @param retries pauses before the second, third … attempt; after the last the platform gives up
     */
    PlatformClient(URI address, Duration answerWithin, List<Duration> retries) {
        this.address = address;
        this.answerWithin = answerWithin;
        this.retries = List.copyOf(retries);
    }

    /** Completes with whether the event was acknowledged at last. */
    CompletableFuture<Boolean> send(String eventId, String body, Map<String, String> headers) {
        return attempt(eventId, body, new TreeMap<>(headers), 0);
    }

    private CompletableFuture<Boolean> attempt(String eventId, String body, Map<String, String> headers, int number) {
        attempts.incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(answerWithin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() / 100 == 2)
                .thenCompose(taken -> {
                    if (taken) {
                        acknowledged.add(eventId);
                        return CompletableFuture.completedFuture(true);
                    }
                    if (number >= retries.size()) {
                        givenUp.add(eventId);
                        return CompletableFuture.completedFuture(false);
                    }
                    Executor later = CompletableFuture.delayedExecutor(
                            retries.get(number).toMillis(), TimeUnit.MILLISECONDS);
                    return CompletableFuture.supplyAsync(() -> number + 1, later)
                            .thenCompose(next -> attempt(eventId, body, headers, next));
                });
    }

    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    Set<String> givenUp() {
        return Set.copyOf(givenUp);
    }

    long attempts() {
        return attempts.get();
    }
}
