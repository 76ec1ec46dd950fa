package io.tablebridge.camel;

import io.tablebridge.intake.Answer;
import io.tablebridge.intake.IntakeListener;
import io.tablebridge.intake.Refusal;
import io.tablebridge.intake.RefusedException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Takes every request that nothing else on the server has taken. Runs on event loops and never waits. */
final class DoorHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final Doors doors;
    private final DoorLimits limits;
    private final InFlightBudget budget;
    private final Set<String> trustedProxies;
    private final IntakeListener listener;
    private final Executor workers;

    /**
     * @param trustedProxies addresses that requests must come from; empty for everyone
     */
    DoorHandler(
            Vertx vertx,
            Doors doors,
            DoorLimits limits,
            Set<String> trustedProxies,
            IntakeListener listener,
            Executor workers) {
        this.vertx = vertx;
        this.doors = doors;
        this.limits = limits;
        this.budget = new InFlightBudget(limits.maxRequests(), limits.maxBytes());
        this.trustedProxies = trustedProxies;
        this.listener = listener;
        this.workers = workers;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<Door> door = doors.find(request.path());
        String source = door.map(d -> d.intake().settings().source())
                .or(() -> doors.shutSource(request.path()))
                .orElse("");
        Optional<Refusal> refusal = refusal(request, door, source);
        if (refusal.isPresent()) {
            refuse(request, source, refusal.get());
            return;
        }
        Optional<InFlightBudget.Share> share = budget.take();
        if (share.isEmpty()) {
            refuse(request, source, Refusal.BUSY);
            return;
        }
        DoorPlace place = doors.place(request.path());
        new DoorExchange(vertx, request, place, door.orElseThrow(), share.get(), limits, listener, workers).read();
    }

    private Optional<Refusal> refusal(HttpServerRequest request, Optional<Door> door, String source) {
        if (!trustedProxies.isEmpty()
                && !trustedProxies.contains(request.remoteAddress().hostAddress())) {
            return Optional.of(Refusal.NOT_THROUGH_PROXY);
        }
        if (doors.closing()) {
            return Optional.of(Refusal.BUSY);
        }
        if (door.isEmpty()) {
            return Optional.of(source.isEmpty() ? Refusal.UNKNOWN_SOURCE : Refusal.DISABLED);
        }
        if (request.method().equals(HttpMethod.GET) && door.get().intake().asksByGet()) {
            return Optional.empty();
        }
        if (!request.method().equals(HttpMethod.POST)) {
            return Optional.of(Refusal.METHOD);
        }
        try {
            door.get()
                    .intake()
                    .checkHead(
                            DoorExchange.contentLength(request),
                            Optional.ofNullable(request.getHeader("Content-Type")),
                            Optional.ofNullable(request.getHeader("Content-Encoding")));
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    private void refuse(HttpServerRequest request, String source, Refusal refusal) {
        listener.refused(source, refusal);
        Answer answer = Answer.refused(refusal, Optional.ofNullable(request.getHeader("Accept-Language")));
        Answering.send(request, answer);
        Answering.drain(vertx, request);
    }
}
