package io.tablebridge.camel;

import io.tablebridge.intake.Answer;
import io.tablebridge.intake.IntakeListener;
import io.tablebridge.intake.Refusal;
import io.tablebridge.intake.RefusedException;
import io.tablebridge.intake.WebhookRequest;
import io.tablebridge.settings.LogLine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way: the body is counted while it comes in, checked and sent through the route on a worker, and
 * answered on its event loop. While its route is swapped it waits before the door, and then goes through the new one.
 * Plain fields are touched on the event loop only.
 */
final class DoorExchange {

    private static final Logger LOG = LoggerFactory.getLogger(DoorExchange.class);

    /** A swap takes less; a platform waits longer. */
    private static final long MOST_OUTSIDE_MILLIS = 10_000;

    private final Vertx vertx;
    private final Context loop;
    private final HttpServerRequest request;
    private final DoorPlace place;
    private final Door door;
    private final InFlightBudget.Share share;
    private final DoorLimits limits;
    private final IntakeListener listener;
    private final Executor workers;
    private final String source;
    private final boolean asking;
    private final long began = System.nanoTime();
    private final Buffer body = Buffer.buffer();
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile Optional<DoorPlace.Visit> visit = Optional.empty();
    private boolean answered;
    private long timer;
    private Optional<Long> outside = Optional.empty();

    DoorExchange(
            Vertx vertx,
            HttpServerRequest request,
            DoorPlace place,
            Door door,
            InFlightBudget.Share share,
            DoorLimits limits,
            IntakeListener listener,
            Executor workers) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.request = request;
        this.place = place;
        this.door = door;
        this.share = share;
        this.limits = limits;
        this.listener = listener;
        this.workers = workers;
        this.source = door.intake().settings().source();
        this.asking = request.method().equals(HttpMethod.GET);
    }

    /** As declared; -1 when not declared or unreadable (then the bytes are counted). */
    static long contentLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            // Vert.x refuses such requests itself; whatever slips through is counted as it comes.
            return -1;
        }
    }

    void read() {
        timer = vertx.setTimer(limits.bodyWithin().toMillis(), id -> refuseBody(Refusal.TOO_SLOW));
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.handler(this::take);
        request.exceptionHandler(e -> abandon());
        request.endHandler(end -> complete());
    }

    private void take(Buffer buffer) {
        int total = body.length() + buffer.length();
        if (total > door.intake().settings().maxBytes()) {
            refuseBody(Refusal.TOO_LARGE);
        } else if (!share.grow(total)) {
            refuseBody(Refusal.BUSY);
        } else {
            body.appendBuffer(buffer);
        }
    }

    /** The sender went away before its body was whole. */
    private void abandon() {
        vertx.cancelTimer(timer);
        if (!answered) {
            answered = true;
            listener.refused(source, Refusal.TOO_SLOW);
            share.close();
        }
    }

    private void refuseBody(Refusal refusal) {
        if (answered) {
            return;
        }
        share.close();
        finish(new DoorResult.Refused(refusal));
        Answering.drain(vertx, request);
    }

    private void complete() {
        if (answered) {
            return;
        }
        vertx.cancelTimer(timer);
        request.exceptionHandler(e -> {});
        timer = vertx.setTimer(limits.answerWithin().toMillis(), id -> finish(new DoorResult.Refused(Refusal.TIMEOUT)));
        try {
            Map<String, String> query = asking || door.intake().readsQuery() ? query(request) : Map.of();
            WebhookRequest whole = new WebhookRequest(headers(request), query, body.getBytes());
            workers.execute(() -> pass(whole));
        } catch (RejectedExecutionException e) {
            end(new DoorResult.Refused(Refusal.BUSY));
        } catch (RuntimeException e) {
            // Vert.x decodes the query when it is asked for, and fails on one like "a=%zz".
            LOG.debug("A request to {} can't be read", source, e);
            end(new DoorResult.Refused(Refusal.MALFORMED));
        }
    }

    /** On a worker. */
    private void pass(WebhookRequest whole) {
        Optional<DoorPlace.Visit> entered = place.enter(() -> passAgain(whole));
        if (entered.isEmpty()) {
            loop.runOnContext(v -> waitOutside());
        } else if (decided.compareAndSet(false, true)) {
            visit = entered;
            pass(whole, entered.get().door());
        } else {
            entered.get().close();
        }
    }

    private void waitOutside() {
        if (outside.isEmpty() && !decided.get()) {
            outside = Optional.of(vertx.setTimer(MOST_OUTSIDE_MILLIS, id -> giveUp()));
        }
    }

    /** On whatever thread ended the swap. */
    private void passAgain(WebhookRequest whole) {
        try {
            workers.execute(() -> pass(whole));
        } catch (RejectedExecutionException e) {
            giveUp();
        }
    }

    private void giveUp() {
        if (decided.compareAndSet(false, true)) {
            end(new DoorResult.Refused(Refusal.BUSY));
        }
    }

    private void pass(WebhookRequest whole, Optional<Door> there) {
        try {
            Door now = there.orElseThrow(() ->
                    new RefusedException(place.shutSource().isPresent() ? Refusal.DISABLED : Refusal.UNKNOWN_SOURCE));
            if (now != door) {
                checkAgain(now, whole);
            }
            new DoorRequest(whole, asking).pass(now, this::end);
        } catch (RefusedException e) {
            end(new DoorResult.Refused(e.refusal()));
        } catch (RuntimeException e) {
            LOG.error("{}", LogLine.of("camel.log.door", source, e.getClass().getName()));
            LOG.debug("The door of {} failed", source, e);
            end(new DoorResult.Refused(Refusal.NOT_STORED));
        }
    }

    /** What was asked of the door that was there when it came. */
    private void checkAgain(Door now, WebhookRequest whole) throws RefusedException {
        if (asking) {
            return;
        }
        now.intake().checkHead(body.length(), whole.header("content-type"), whole.header("content-encoding"));
        if (now.intake().readsQuery() && !door.intake().readsQuery()) {
            // Its query was not read, since the old door needed none: sent again, it is.
            throw new RefusedException(Refusal.BUSY);
        }
    }

    /** On any thread. */
    private void end(DoorResult result) {
        share.close();
        visit.ifPresent(DoorPlace.Visit::close);
        loop.runOnContext(v -> finish(result));
    }

    private void finish(DoorResult result) {
        vertx.cancelTimer(timer);
        outside.ifPresent(vertx::cancelTimer);
        if (answered) {
            return;
        }
        answered = true;
        try {
            tell(result);
        } finally {
            Answering.send(request, answer(result));
        }
    }

    private void tell(DoorResult result) {
        if (result instanceof DoorResult.Refused refused) {
            listener.refused(source, refused.refusal());
        } else if (result instanceof DoorResult.Kept) {
            listener.accepted(source, body.length(), System.nanoTime() - began);
        }
    }

    private Answer answer(DoorResult result) {
        if (result instanceof DoorResult.Kept kept) {
            return kept.answer();
        }
        if (result instanceof DoorResult.Greeted greeted) {
            return greeted.answer();
        }
        DoorResult.Refused refused = (DoorResult.Refused) result;
        Optional<String> language = Optional.ofNullable(request.getHeader("Accept-Language"));
        return refused.retryAfter()
                .map(after -> Answer.refused(refused.refusal(), after, language))
                .orElseGet(() -> Answer.refused(refused.refusal(), language));
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> first = new HashMap<>();
        for (Map.Entry<String, String> entry : request.headers()) {
            first.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
        }
        return first;
    }

    private static Map<String, String> query(HttpServerRequest request) {
        Map<String, String> first = new HashMap<>();
        if (request.query() != null) {
            for (Map.Entry<String, String> entry : request.params()) {
                first.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
        return first;
    }
}
