package io.tablebridge.camel;

import io.tablebridge.intake.poll.PollException;
import io.tablebridge.intake.poll.PollPage;
import io.tablebridge.intake.poll.PollPlan;
import io.tablebridge.intake.poll.PollSink;
import io.tablebridge.intake.poll.Poller;
import io.tablebridge.intake.poll.Polls;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a poll on a thread of its own and sends its pages along the route. */
final class PollConsumer extends DefaultConsumer implements PollSink {

    /** Property of the exchange: the page. */
    static final String PAGE = "tablebridge-page";

    /** Property of the exchange: an {@link AtomicBoolean}, true once nobody waits for the page any more. */
    static final String GIVEN_UP = "tablebridge-page-given-up";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(PollConsumer.class);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(4);

    private final Polls polls;
    private final PollPlan plan;
    private final Function<PollSink, Poller> making;
    private final Runnable leaving;
    private final Duration longest;
    private @Nullable Poller poller;
    private @Nullable Thread thread;

    PollConsumer(
            Endpoint endpoint,
            Processor processor,
            Polls polls,
            PollPlan plan,
            Function<PollSink, Poller> making,
            Runnable leaving) {
        this(endpoint, processor, polls, plan, making, leaving, LONGEST);
    }

    /** @param longest the longest time that the route may take for a page */
    PollConsumer(
            Endpoint endpoint,
            Processor processor,
            Polls polls,
            PollPlan plan,
            Function<PollSink, Poller> making,
            Runnable leaving,
            Duration longest) {
        super(endpoint, processor);
        this.polls = polls;
        this.plan = plan;
        this.making = making;
        this.leaving = leaving;
        this.longest = longest;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Poller made = making.apply(this);
        if (!polls.add(made)) {
            leaving.run();
            throw new ProblemException(Problem.at("", "TB-CML-050", plan.key()));
        }
        Thread own = new Thread(made, "poll-" + plan.key());
        own.setDaemon(true);
        own.start();
        poller = made;
        thread = own;
    }

    /** A page that is still being fetched after that is thrown away when it comes. */
    @Override
    protected void doStop() throws Exception {
        if (poller != null) {
            poller.stop();
            polls.remove(poller);
            poller = null;
            leaving.run();
        }
        if (thread != null) {
            thread.join(ENDS_WITHIN.toMillis());
            thread = null;
        }
        super.doStop();
    }

    @Override
    public long keep(PollPage page) throws InterruptedException {
        Exchange exchange = createExchange(false);
        Acknowledgement acknowledgement = new Acknowledgement();
        acknowledgement.attachTo(exchange);
        AtomicBoolean givenUp = new AtomicBoolean();
        exchange.setProperty(PAGE, page);
        exchange.setProperty(GIVEN_UP, givenUp);
        exchange.getIn().setHeader(DoorConsumer.SOURCE, page.source());
        CountDownLatch done = new CountDownLatch(1);
        getAsyncProcessor().process(exchange, doneSync -> done.countDown());
        boolean ended = done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        Optional<Throwable> refusal = acknowledgement.failure();
        Optional<Throwable> failure = refusal.or(() -> Optional.ofNullable(exchange.getException()));
        if (ended) {
            releaseExchange(exchange, false);
        } else {
            givenUp.set(true);
        }
        if (acknowledgement.receipt().isPresent()) {
            return acknowledgement.receipt().get().entry();
        }
        if (!ended) {
            throw PollException.of("TB-INT-085", longest.toSeconds());
        }
        failure.ifPresent(cause -> LOG.debug("a page of {} was not kept", page.key(), cause));
        if (refusal.orElse(null) instanceof IllegalArgumentException) {
            throw PollException.neverKept();
        }
        throw failure.map(PollConsumer::notKept).orElseGet(() -> PollException.of("TB-INT-029"));
    }

    private static PollException notKept(Throwable cause) {
        if (cause instanceof JournalUnavailableException unavailable) {
            return PollException.busy(unavailable.retryAfter());
        }
        return PollException.of("TB-INT-060", cause.getClass().getSimpleName());
    }
}
