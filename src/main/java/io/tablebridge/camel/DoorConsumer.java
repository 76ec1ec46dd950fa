package io.tablebridge.camel;

import io.tablebridge.intake.Refusal;
import io.tablebridge.intake.WebhookEvent;
import io.tablebridge.intake.WebhookIntake;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.settings.LogLine;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what came through a door along its route, and answers only what the route has kept. */
final class DoorConsumer extends DefaultConsumer implements Door {

    /** Header of the exchange: the kind of the event, for a choice in the route. */
    static final String EVENT_TYPE = "tablebridge-event-type";

    static final String EVENT_ID = "tablebridge-event-id";
    static final String SOURCE = "tablebridge-source";
    static final String EVENT = "tablebridge-event";

    private static final Logger LOG = LoggerFactory.getLogger(DoorConsumer.class);

    private final WebhookIntake intake;
    private final Doors doors;
    private final ShownChallenges challenges;

    DoorConsumer(
            DoorEndpoint endpoint, Processor processor, WebhookIntake intake, Doors doors, ShownChallenges challenges) {
        super(endpoint, processor);
        this.intake = intake;
        this.doors = doors;
        this.challenges = challenges;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        doors.open(intake.settings().path(), this);
    }

    @Override
    protected void doStop() throws Exception {
        doors.close(intake.settings().path(), this);
        super.doStop();
    }

    @Override
    public WebhookIntake intake() {
        return intake;
    }

    @Override
    public void pass(WebhookEvent event, Consumer<DoorResult> done) {
        Exchange exchange = createExchange(false);
        Acknowledgement acknowledgement = new Acknowledgement();
        acknowledgement.attachTo(exchange);
        exchange.setProperty(EVENT, event);
        // Nothing else of the request: a stranger's header must never steer a component of the route.
        exchange.getIn().setHeader(SOURCE, event.source());
        exchange.getIn().setHeader(EVENT_ID, event.eventId());
        exchange.getIn().setHeader(EVENT_TYPE, event.eventType());
        exchange.getIn().setBody(event.body());
        getAsyncProcessor().process(exchange, doneSync -> {
            DoorResult result = result(exchange, acknowledgement);
            releaseExchange(exchange, false);
            done.accept(result);
        });
    }

    @Override
    public boolean show(String challenge) {
        return challenges.show(intake.settings().path(), challenge);
    }

    private DoorResult result(Exchange exchange, Acknowledgement acknowledgement) {
        if (acknowledgement.receipt().isPresent()) {
            return new DoorResult.Kept(
                    intake.acknowledge(acknowledgement.receipt().get()));
        }
        Throwable failure = acknowledgement
                .failure()
                .or(() -> Optional.ofNullable(exchange.getException()))
                .orElseGet(() -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        if (failure instanceof JournalUnavailableException unavailable) {
            return new DoorResult.Refused(Refusal.BUSY, Optional.of(unavailable.retryAfter()));
        }
        LOG.error(
                "{}",
                LogLine.of(
                        "camel.log.not-kept",
                        intake.settings().path(),
                        failure == null ? "–" : failure.getClass().getName()));
        LOG.debug("The route behind {} failed", intake.settings().path(), failure);
        return new DoorResult.Refused(Refusal.NOT_STORED);
    }
}
