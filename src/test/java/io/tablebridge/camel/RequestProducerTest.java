package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.HandClock;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.OAuth2Accounts;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What a platform's answer to a fetch means for all who ask there. */
class RequestProducerTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T03:00:00Z"));
    private final RateBudgets budgets = new RateBudgets(clock);

    @Test
    void aPlatformThatWantsFewerRequestsIsLeftAloneByPollsOfTheSameSourceToo() throws Exception {
        fetch(429, Map.of("retry-after", "90"));
        assertThat(budgets.of("thefork", "a poll", 120).pausedFor()).isEqualTo(Duration.ofSeconds(90));
        assertThat(budgets.of("square", "a poll", 120).pausedFor()).isZero();
    }

    @Test
    void oneThatDoesNotSayForHowLongIsLeftAloneForAWhile() throws Exception {
        fetch(429, Map.of());
        assertThat(budgets.of("thefork", "a poll", 120).pausedFor()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void otherFailuresPauseNobody() throws Exception {
        fetch(503, Map.of("retry-after", "90"));
        assertThat(budgets.of("thefork", "a poll", 120).pausedFor()).isZero();
    }

    private void fetch(int status, Map<String, String> headers) throws Exception {
        Outgoing outgoing = new Outgoing(
                request -> new RemoteResponse(status, headers, new byte[0]),
                budgets,
                new OAuth2Accounts(
                        Path.of("unused"), request -> new RemoteResponse(500, Map.of(), new byte[0]), clock));
        RequestParameters parameters =
                new RequestParameters("https://api.example.com/{id}", RequestAuth.none(), Map.of(), 120);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setHeader(DoorConsumer.SOURCE, "thefork");
            exchange.getMessage().setHeader(RouteFetchClient.ID, "r-1");
            RequestProducer producer = producer(context, parameters, outgoing);
            assertThatThrownBy(() -> producer.process(exchange)).isInstanceOf(HttpOperationFailedException.class);
        }
    }

    private RequestProducer producer(DefaultCamelContext context, RequestParameters parameters, Outgoing outgoing) {
        return new RequestProducer(new Somewhere(context), parameters, Credentials.none(), outgoing, clock);
    }

    /** What a producer belongs to. */
    private static final class Somewhere extends DefaultEndpoint {

        Somewhere(DefaultCamelContext context) {
            setCamelContext(context);
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected String createEndpointUri() {
            return "tablebridge:request";
        }
    }
}
