package io.tablebridge.camel;

import io.tablebridge.intake.poll.PollFetcher;
import io.tablebridge.intake.poll.PollSink;
import io.tablebridge.intake.poll.Poller;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.Credentials;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code tablebridge:poll}: a list of a platform that is asked again and again. */
final class PollEndpoint extends DefaultEndpoint {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final PollParameters parameters;
    private final Collaborators with;

    PollEndpoint(String uri, TablebridgeComponent component, PollParameters parameters, Collaborators with) {
        super(uri, component);
        this.parameters = parameters;
        this.with = with;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Credentials credentials =
                parameters.auth().credentials(this::secret, with.outgoing().tokens());
        PollConsumer consumer = new PollConsumer(
                this,
                processor,
                with.polls().polls(),
                parameters.plan(),
                sink -> poller(credentials, sink),
                () -> with.outgoing()
                        .budgets()
                        .leave(parameters.plan().source(), parameters.plan().key()));
        configureConsumer(consumer);
        return consumer;
    }

    private Poller poller(Credentials credentials, PollSink sink) {
        PollFetcher fetcher = new PollFetcher(
                parameters.auth().over(with.outgoing().transport(), this::secret),
                credentials,
                with.outgoing()
                        .budgets()
                        .of(parameters.plan().source(), parameters.plan().key(), parameters.perMinute()),
                with.clock());
        Backoff backoff = new Backoff(
                FIRST_WAIT, LONGEST_WAIT, () -> ThreadLocalRandom.current().nextDouble(0.5, 1));
        return new Poller(parameters.plan(), fetcher, with.polls().books(), sink, backoff, with.clock());
    }

    private String secret(String name) {
        return with.secrets().find(name).orElseThrow(() -> new ProblemException(Problem.at("", "TB-CML-004", name)));
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("nothing can be sent to a poll");
    }
}
