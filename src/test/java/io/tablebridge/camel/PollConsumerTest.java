package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.intake.poll.PollException;
import io.tablebridge.intake.poll.PollPage;
import io.tablebridge.intake.poll.PollPlan;
import io.tablebridge.intake.poll.Polls;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;

/** What a poll says of a page that its route did not keep. */
class PollConsumerTest {

    private static void keeping(Processor route, String code) throws Exception {
        Map<String, Object> given = new HashMap<>(
                Map.of("source", "pos", "name", "bookings", "url", "https://pos.example.com/v1/bookings"));
        PollPlan plan = PollParameters.read(new Parameters("poll", given, text -> text), ZoneOffset.UTC)
                .plan();
        try (CamelContext camel = new DefaultCamelContext()) {
            PollConsumer consumer = new PollConsumer(
                    camel.getEndpoint("direct:poll"),
                    route,
                    new Polls(),
                    plan,
                    sink -> {
                        throw new UnsupportedOperationException("it is not started here");
                    },
                    () -> {},
                    Duration.ofMillis(200));
            PollPage page = new PollPage("pos", plan.key(), List.of(), Optional.empty(), Instant.EPOCH);
            assertThatThrownBy(() -> consumer.keep(page))
                    .isInstanceOf(PollException.class)
                    .hasMessage(code);
        }
    }

    @Test
    void eachWayHasItsOwnSentence() throws Exception {
        keeping(exchange -> {}, "TB-INT-029");
        keeping(
                exchange -> {
                    throw new IllegalArgumentException("a step's own");
                },
                "TB-INT-060");
        keeping(
                exchange ->
                        Acknowledgement.of(exchange).orElseThrow().refuse(new IllegalArgumentException("too large")),
                "TB-INT-061");
    }

    @Test
    void aPageThatTheRouteDoesNotGiveBackIsGivenUpAndNotKeptLater() throws Exception {
        CompletableFuture<Exchange> taken = new CompletableFuture<>();
        AsyncProcessor hanging = new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                taken.complete(exchange);
                return false;
            }
        };
        keeping(hanging, "TB-INT-085");
        assertThat(taken.join().getProperty(PollConsumer.GIVEN_UP, AtomicBoolean.class))
                .isTrue();
    }

    @Test
    void aKeyInTheAddressIsAddedWhenItIsSent() {
        RemoteRequest asked = new RemoteRequest(
                "GET", "https://pos.example.com/v1?a=1", Map.of(), new byte[0], Duration.ofSeconds(1));
        List<String> sent = new ArrayList<>();
        QueryKey.added(
                        request -> {
                            sent.add(request.url());
                            return new RemoteResponse(200, Map.of(), new byte[0]);
                        },
                        "key",
                        "s&t")
                .send(asked);
        assertThat(sent).containsExactly("https://pos.example.com/v1?a=1&key=s%26t");
    }
}
