package io.tablebridge.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.HdrHistogram.Histogram;

/**
 * Signed webhooks of about 1 KB over a fixed number of connections, each sending its next request when the last one was
 * answered, for a bounded time. Every request is an event of its own.
 */
final class Load implements AutoCloseable {

    /** What a round brought. Latencies in microseconds. */
    record Round(long acknowledged, long refused, long failed, double seconds, Histogram latency) {
        double perSecond() {
            return acknowledged / seconds;
        }
    }

    private static final AtomicLong EVENTS = new AtomicLong(System.currentTimeMillis() * 1000);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final byte[] secret;

    Load(String secret, int connections) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setPipelining(false));
    }

    /**
     * @param perSecond offered load, 0 for as much as the connections carry
     */
    Round run(int port, String path, int connections, Duration length, int perSecond) throws InterruptedException {
        State state = new State(port, path, System.nanoTime() + length.toNanos(), connections, perSecond);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            int slot = i;
            vertx.runOnContext(ignored -> next(state, slot, 0));
        }
        if (!state.done.await(length.toSeconds() + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("requests are still unanswered a minute after the round");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(state.acknowledged.get(), state.refused.get(), state.failed.get(), seconds, state.latency);
    }

    private static final class State {
        final int port;
        final String path;
        final long end;
        final long gap;
        final CountDownLatch done;
        final AtomicLong acknowledged = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong failed = new AtomicLong();
        final Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(2), 3);

        State(int port, String path, long end, int connections, int perSecond) {
            this.port = port;
            this.path = path;
            this.end = end;
            this.gap = perSecond == 0 ? 0 : connections * 1_000_000_000L / perSecond;
            this.done = new CountDownLatch(connections);
        }
    }

    private void next(State state, int slot, long due) {
        long now = System.nanoTime();
        if (now >= state.end) {
            state.done.countDown();
            return;
        }
        long planned = state.gap == 0 ? now : due == 0 ? now + state.gap * slot / 64 : due;
        long waitMillis = (planned - now) / 1_000_000;
        if (waitMillis >= 1) {
            vertx.setTimer(waitMillis, ignored -> send(state, slot, planned));
        } else {
            send(state, slot, planned);
        }
    }

    private void send(State state, int slot, long planned) {
        long event = EVENTS.incrementAndGet();
        byte[] body = body(event);
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(state.port)
                .setURI(state.path)
                .setMethod(HttpMethod.POST)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Inline-Signature", sign(body));
        client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(response.statusCode()))
                .onComplete(answer -> {
                    if (answer.failed()) {
                        state.failed.incrementAndGet();
                    } else if (answer.result() >= 200 && answer.result() < 300) {
                        state.acknowledged.incrementAndGet();
                        synchronized (state.latency) {
                            state.latency.recordValue(Math.max(0, (System.nanoTime() - planned) / 1_000));
                        }
                    } else {
                        state.refused.incrementAndGet();
                    }
                    next(state, slot, state.gap == 0 ? 0 : planned + state.gap);
                });
    }

    static byte[] body(long event) {
        long guest = event % 50_000;
        String text =
                """
                {"event_id":"evt-%d","type":"reservation.updated","occurred_at":%d,"reservation":{"id":"-Obench%d",\
                "branch_id":"-Nzhongshan","company_id":"-Ngroup","group_size":%d,"number_of_kid_chairs":0,\
                "number_of_kid_sets":0,"customer_note":"%s","note":"%s","type":"BOOKING","state":"WAITING",\
                "reservation_time":%d,"created_time":%d,"state_change_time":%d,"updated_time":%d,\
                "serial_number":"","canceled_by":null,"cancel_reason":null,"created_from":"web",\
                "reservation_link":"https://example.invalid/reservations/-Obench%d",\
                "customer":{"id":"c%d","name":"王小明","phone":"09%08d","email":"guest%d@example.invalid"}}}"""
                        .formatted(
                                event,
                                1_790_000_000_000L + event,
                                event % 200_000,
                                2 + event % 6,
                                "靠窗的位置，謝謝。".repeat(4),
                                "老客人，喜歡安靜的角落。".repeat(6),
                                1_795_000_000_000L + event % 1_000 * 60_000,
                                1_790_000_000_000L + event % 1_000_000,
                                1_790_000_000_000L + event,
                                1_790_000_000_000L + event,
                                event % 200_000,
                                guest,
                                guest,
                                guest);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
