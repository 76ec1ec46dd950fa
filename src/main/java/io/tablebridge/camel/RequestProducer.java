package io.tablebridge.camel;

import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.support.DefaultProducer;

/** Sends one GET for each exchange, one more when a token was refused that can be had anew. */
final class RequestProducer extends DefaultProducer {

    static final String PLACE_OF_ID = "{id}";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration MOST_WAIT = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration UNSAID_PAUSE = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;

    private final RequestParameters parameters;
    private final Credentials credentials;
    private final Outgoing outgoing;
    private final Clock clock;
    /** By source: a route may fetch for several. */
    private final Map<String, RateBudget> budgets = new ConcurrentHashMap<>();

    RequestProducer(
            Endpoint endpoint, RequestParameters parameters, Credentials credentials, Outgoing outgoing, Clock clock) {
        super(endpoint);
        this.parameters = parameters;
        this.credentials = credentials;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        String source = exchange.getMessage().getHeader(DoorConsumer.SOURCE, "", String.class);
        String id = exchange.getMessage().getHeader(RouteFetchClient.ID, "", String.class);
        RateBudget budget = budgets.computeIfAbsent(
                source, account -> outgoing.budgets().of(account, parameters.url(), parameters.perMinute()));
        String url = parameters.url().replace(PLACE_OF_ID, id);
        RemoteResponse answer = send(url, budget);
        if (answer.status() == UNAUTHORIZED && credentials.refused()) {
            answer = send(url, budget);
        }
        if (ErrorClass.ofStatus(answer.status()) == ErrorClass.RATE_LIMITED) {
            // Not this fetch alone: the whole account is asked to wait, and polls share it.
            budget.pauseFor(
                    RetryAfter.of(answer, clock.instant(), LONGEST_PAUSE).orElse(UNSAID_PAUSE));
        }
        if (answer.status() < 200 || answer.status() > 299) {
            // Without its body, which may hold personal data.
            throw new HttpOperationFailedException(parameters.url(), answer.status(), "", "", answer.headers(), "");
        }
        exchange.getMessage().setBody(answer.body());
    }

    @Override
    protected void doStop() throws Exception {
        for (String source : Set.copyOf(budgets.keySet())) {
            if (budgets.remove(source) != null) {
                outgoing.budgets().leave(source, parameters.url());
            }
        }
        super.doStop();
    }

    private RemoteResponse send(String url, RateBudget budget) throws RateSpentException {
        if (!budget.take(MOST_WAIT)) {
            Duration pause = budget.pausedFor();
            throw new RateSpentException(pause.isZero() ? REST : pause);
        }
        Map<String, String> headers = new LinkedHashMap<>(parameters.headers());
        headers.putIfAbsent("Accept", "application/json");
        headers.putAll(credentials.headers());
        return outgoing.transport().send(new RemoteRequest("GET", url, headers, new byte[0], TIMEOUT));
    }
}
