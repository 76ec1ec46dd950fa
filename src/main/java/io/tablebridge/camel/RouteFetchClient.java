package io.tablebridge.camel;

import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.intake.fetch.FetchClient;
import io.tablebridge.intake.fetch.FetchKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

/** Gets what thin events name through the {@code direct:} routes of their connectors. */
final class RouteFetchClient implements FetchClient, AutoCloseable {

    /** Header of the exchange: the platform's id of what is to be fetched, fit for an address. */
    static final String ID = "tablebridge-fetch-id";

    /** How long a fetch waits while its route is swapped. */
    private static final String WAIT_FOR_ROUTE = "?timeout=5000";

    private final ProducerTemplate template;
    private final FetchFailures failures;

    RouteFetchClient(CamelContext context, Clock clock) {
        this.template = context.createProducerTemplate();
        this.failures = new FetchFailures(clock);
    }

    @Override
    public byte[] fetch(FetchKey key) {
        if (!FetchDeclaration.isRoute(key.route())) {
            throw failures.noRoute(key, new IllegalArgumentException("not a route that fetches"));
        }
        Exchange exchange = template.send(key.route() + WAIT_FOR_ROUTE, ExchangePattern.InOut, e -> {
            e.getIn().setHeader(ID, inAddress(key.id()));
            e.getIn().setHeader(DoorConsumer.SOURCE, key.source());
        });
        if (exchange.getException() != null) {
            throw failures.of(key, exchange.getException());
        }
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status != null && (status < 200 || status > 299)) {
            throw failures.ofStatus(key, status, exchange.getMessage().getHeader("Retry-After", "", String.class));
        }
        return body(key, exchange);
    }

    /** An id comes from outside: it must not lead to another place. */
    private static String inAddress(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(FetchKey key, Exchange exchange) {
        byte[] body;
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            body = in == null ? new byte[0] : in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw failures.of(key, e);
        }
        if (body.length == 0 || body.length > MOST_BYTES) {
            throw failures.unusable(key, body.length);
        }
        return body;
    }

    @Override
    public void close() {
        template.stop();
    }
}
