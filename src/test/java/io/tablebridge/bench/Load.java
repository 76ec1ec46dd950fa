package io.tablebridge.bench;

import io.tablebridge.bench.Webhooks.Webhook;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Signed webhooks over a fixed number of connections, each sending its next request when the last one was answered, for a
 * bounded time. With an offered load a latency counts from when the request was due, so that a server that stalls can't
 * hide behind requests that were not sent.
 */
final class Load implements AutoCloseable {

    private static final long REQUEST_MILLIS = 30_000;

    private final Vertx vertx = Vertx.vertx();
    private final Webhooks webhooks = new Webhooks();
    private final HttpClient client;
    private final int connections;

    Load(int connections) {
        this.connections = connections;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setPipelining(false));
    }

    /** What a round brought. Latencies in microseconds. */
    record Round(long acknowledged, long refused, long failed, double seconds, Histogram latency) {

        double perSecond() {
            return acknowledged / seconds;
        }

        double millisAt(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1e3;
        }
    }

    /** As much as the connections carry. */
    Round saturate(int port, Duration length) throws InterruptedException {
        return run(port, length, 0);
    }

    /** This many requests a second, evenly over the connections. */
    Round offer(int port, Duration length, double perSecond) throws InterruptedException {
        return run(port, length, Math.max(1, Math.round(connections * 1e9 / perSecond)));
    }

    /** Whether one request is answered with 2xx. */
    boolean isTaken(int port) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicLong taken = new AtomicLong();
        request(port).onComplete(answer -> {
            if (answer.succeeded() && answer.result() / 100 == 2) {
                taken.incrementAndGet();
            }
            done.countDown();
        });
        return done.await(REQUEST_MILLIS, TimeUnit.MILLISECONDS) && taken.get() == 1;
    }

    private Round run(int port, Duration length, long gapNanos) throws InterruptedException {
        State state = new State(port, System.nanoTime(), length.toNanos(), gapNanos, connections);
        for (int i = 0; i < connections; i++) {
            long first = state.begin + gapNanos * i / connections;
            vertx.getOrCreateContext().runOnContext(ignored -> next(state, first));
        }
        if (!state.done.await(length.toSeconds() + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("requests are still unanswered a minute after the round");
        }
        double seconds = (System.nanoTime() - state.begin) / 1e9;
        return new Round(state.acknowledged.get(), state.refused.get(), state.failed.get(), seconds, state.latency);
    }

    private static final class State {
        final int port;
        final long begin;
        final long length;
        final long gap;
        final CountDownLatch done;
        final AtomicLong acknowledged = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong failed = new AtomicLong();
        final Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(2), 3);

        State(int port, long begin, long length, long gap, int connections) {
            this.port = port;
            this.begin = begin;
            this.length = length;
            this.gap = gap;
            this.done = new CountDownLatch(connections);
        }

        void answered(int status, long since) {
            if (status / 100 != 2) {
                refused.incrementAndGet();
                return;
            }
            acknowledged.incrementAndGet();
            synchronized (latency) {
                latency.recordValue((System.nanoTime() - since) / 1_000);
            }
        }
    }

    private void next(State state, long due) {
        long now = System.nanoTime();
        if (now - state.begin >= state.length || due - state.begin >= state.length) {
            state.done.countDown();
        } else if (due - now >= 1_000_000) {
            vertx.setTimer((due - now) / 1_000_000, ignored -> send(state, due));
        } else {
            send(state, due);
        }
    }

    private void send(State state, long due) {
        // Timers are exact to a millisecond: a request that goes out early is due when it goes.
        long since = Math.min(System.nanoTime(), state.gap == 0 ? Long.MAX_VALUE : due);
        request(state.port).onComplete(answer -> {
            if (answer.succeeded()) {
                state.answered(answer.result(), since);
            } else {
                state.failed.incrementAndGet();
            }
            next(state, state.gap == 0 ? System.nanoTime() : due + state.gap);
        });
    }

    private Future<Integer> request(int port) {
        Webhook webhook = webhooks.next();
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(Webhooks.PATH)
                .setMethod(HttpMethod.POST)
                .setTimeout(REQUEST_MILLIS)
                .putHeader("Content-Type", "application/json")
                .putHeader(Webhooks.SIGNATURE, webhook.signature());
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(webhook.body())))
                .compose(response -> response.body().map(response.statusCode()));
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
