package io.tablebridge.camel;

import io.tablebridge.remote.AnswerTooLargeException;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.remote.RemoteUnreachableException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;

/** Requests to remote APIs through Camel's HTTP component: one attempt, no redirects, bounded in size and time. */
final class CamelRemoteTransport implements RemoteTransport, AutoCloseable {

    private static final long CONNECT_MILLIS = 5_000;
    private static final String BASE = "https://remote.invalid/";

    private final CamelContext context;
    private final ProducerTemplate template;
    private final int maxAnswerBytes;
    private final Deadlines deadlines = new Deadlines();
    private final Map<Long, HttpEndpoint> endpoints = new ConcurrentHashMap<>();

    /**
     * @param maxAnswerBytes a larger answer counts as no answer
     */
    CamelRemoteTransport(CamelContext context, int maxAnswerBytes) {
        this.context = context;
        this.template = context.createProducerTemplate();
        this.maxAnswerBytes = maxAnswerBytes;
    }

    @Override
    public RemoteResponse send(RemoteRequest request) {
        HttpEndpoint endpoint =
                endpoints.computeIfAbsent(Math.max(1, request.timeout().toMillis()), this::endpoint);
        Exchange exchange = template.send(endpoint, ExchangePattern.InOut, e -> fill(e, request));
        Exception failure = exchange.getException();
        if (failure != null) {
            throw unreachable(request, failure);
        }
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status == null) {
            throw new RemoteUnreachableException(request + ": no status", true, new IllegalStateException("no status"));
        }
        byte[] body = exchange.getMessage().getBody(byte[].class);
        return new RemoteResponse(status, headers(exchange), body == null ? new byte[0] : body);
    }

    private static void fill(Exchange exchange, RemoteRequest request) {
        exchange.getIn().setHeader(Exchange.HTTP_URI, request.url());
        exchange.getIn().setHeader(Exchange.HTTP_METHOD, request.method());
        request.headers().forEach(exchange.getIn()::setHeader);
        if (request.body().length > 0) {
            exchange.getIn().setBody(request.body());
        }
    }

    private static Map<String, String> headers(Exchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel")) {
                headers.put(name.toLowerCase(Locale.ROOT), value.toString());
            }
        });
        return headers;
    }

    private HttpEndpoint endpoint(long timeoutMillis) {
        HttpComponent component = context.getComponent("https", HttpComponent.class);
        try {
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(BASE + "?throwExceptionOnFailure=false"
                    + "&followRedirects=false&copyHeaders=false&connectTimeout="
                    + Math.min(CONNECT_MILLIS, timeoutMillis) + "&connectionRequestTimeout=" + timeoutMillis
                    + "&responseTimeout=" + timeoutMillis + "&soTimeout=" + timeoutMillis);
            BoundedExchange bounds = new BoundedExchange(maxAnswerBytes, Duration.ofMillis(timeoutMillis), deadlines);
            endpoint.setHttpClientConfigurer(builder -> Connecting.watch(builder.disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .addExecInterceptorFirst("bounds", bounds)));
            return endpoint;
        } catch (Exception e) {
            throw new IllegalStateException("Camel's HTTP component is part of Tablebridge", e);
        }
    }

    private static RemoteUnreachableException unreachable(RemoteRequest request, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NothingSentException nothingSent) {
                Exception reason = nothingSent.reason();
                return new RemoteUnreachableException(
                        request + ": " + reason.getClass().getSimpleName(), false, reason);
            }
            if (cause instanceof AnswerTooLargeException large) {
                return new RemoteUnreachableException(request + ": " + large.getMessage(), true, large);
            }
        }
        return new RemoteUnreachableException(
                request + ": " + failure.getClass().getSimpleName(), true, failure);
    }

    @Override
    public void close() {
        deadlines.close();
        template.stop();
    }
}
