package io.tablebridge.camel;

import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.intake.WebhookEvent;
import io.tablebridge.intake.poll.PollPage;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Receipt;
import io.tablebridge.settings.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the journal and goes on when the entry is forced. What came through a door or was polled is kept as it came, whatever
 * steps before made of the message: the proof covered those bytes, and changes belong into the mapping.
 */
final class JournalProducer extends DefaultAsyncProducer {

    private final String mapping;
    private final String source;
    private final String eventId;
    private final Optional<FetchDeclaration> fetch;
    private final Collaborators with;

    JournalProducer(
            JournalEndpoint endpoint,
            String mapping,
            String source,
            String eventId,
            Optional<FetchDeclaration> fetch,
            Collaborators with) {
        super(endpoint);
        this.mapping = mapping;
        this.source = source;
        this.eventId = eventId;
        this.fetch = fetch;
        this.with = with;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletionStage<Receipt> appended;
        try {
            appended = with.journal().append(entry(exchange));
        } catch (Exception e) {
            if (e instanceof IllegalArgumentException && exchange.getProperty(PollConsumer.PAGE) != null) {
                // The journal's own word: a step before it may throw the same for other reasons.
                Acknowledgement.of(exchange).ifPresent(ack -> ack.refuse(e));
            }
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        // On a worker: the rest of the route must not run on the journal's only writer.
        appended.whenCompleteAsync((receipt, failure) -> finish(exchange, receipt, failure, callback), with.workers());
        return false;
    }

    private static void finish(
            Exchange exchange, @Nullable Receipt receipt, @Nullable Throwable failure, AsyncCallback callback) {
        Optional<Acknowledgement> acknowledgement = Acknowledgement.of(exchange);
        if (receipt != null) {
            acknowledgement.ifPresent(ack -> ack.fill(receipt));
        } else if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (acknowledgement.isPresent()) {
                // Not as an exception: error handlers would write a log entry for each event that is turned away.
                acknowledgement.get().refuse(cause);
                exchange.setRouteStop(true);
            } else {
                exchange.setException(cause);
            }
        }
        callback.done(false);
    }

    private Entry entry(Exchange exchange) throws Exception {
        PollPage page = exchange.getProperty(PollConsumer.PAGE, PollPage.class);
        if (page != null) {
            AtomicBoolean givenUp = exchange.getProperty(PollConsumer.GIVEN_UP, AtomicBoolean.class);
            if (givenUp != null && givenUp.get()) {
                // It is asked for again: kept now, it would bring back a cursor that a person may have changed since.
                throw new ProblemException(Problem.at(page.key(), "TB-INT-085", ""));
            }
            return page.entry(mapping);
        }
        WebhookEvent event = exchange.getProperty(DoorConsumer.EVENT, WebhookEvent.class);
        if (event == null) {
            if (source.isEmpty()) {
                throw new ProblemException(Problem.at("", "TB-CML-016", "source", "journal"));
            }
            String id = eventId.isEmpty() ? "" : exchange.getMessage().getHeader(eventId, "", String.class);
            byte[] body = exchange.getMessage().getMandatoryBody(byte[].class);
            event = new WebhookEvent(source, id, "", with.clock().instant(), Map.of(), body);
        }
        byte[] body = event.body();
        return event.entry(mapping, fetch.map(f -> f.headers(body)).orElseGet(Map::of));
    }
}
