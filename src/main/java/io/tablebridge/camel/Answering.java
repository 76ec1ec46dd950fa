package io.tablebridge.camel;

import io.tablebridge.intake.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicLong;

/** Writes answers to the wire, on the request's event loop. */
final class Answering {

    private static final long DRAIN_BYTES = 16L << 20;
    private static final long DRAIN_MILLIS = 10_000;

    private Answering() {}

    static void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }

    /**
     * Lets the rest of a refused body run into nothing, up to a bound: a connection that is closed while its sender still
     * writes often costs the sender the answer.
     */
    static void drain(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        AtomicLong left = new AtomicLong(DRAIN_BYTES);
        long timer = vertx.setTimer(DRAIN_MILLIS, id -> request.connection().close());
        request.handler(buffer -> {
            if (left.addAndGet(-buffer.length()) < 0) {
                request.connection().close();
            }
        });
        request.exceptionHandler(e -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.resume();
    }
}
