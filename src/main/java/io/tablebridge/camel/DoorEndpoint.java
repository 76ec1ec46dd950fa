package io.tablebridge.camel;

import io.tablebridge.intake.SignatureVerifier;
import io.tablebridge.intake.WebhookIntake;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code tablebridge:door}: where a source's webhooks come in. */
final class DoorEndpoint extends DefaultEndpoint {

    private final DoorParameters parameters;
    private final Collaborators with;

    DoorEndpoint(String uri, TablebridgeComponent component, DoorParameters parameters, Collaborators with) {
        super(uri, component);
        this.parameters = parameters;
        this.with = with;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WebhookIntake intake = new WebhookIntake(parameters.settings(), verifier(), with.clock());
        DoorConsumer consumer = new DoorConsumer(this, processor, intake, with.doors());
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("nothing can be sent to a door from inside");
    }

    private SignatureVerifier verifier() {
        List<String> secrets = new ArrayList<>();
        for (String name : parameters.secretNames()) {
            secrets.add(with.secrets()
                    .find(name)
                    .orElseThrow(() -> new ProblemException(Problem.at("", "TB-CML-004", name))));
        }
        try {
            return new SignatureVerifier(parameters.scheme(), secrets, with.clock());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.at("", "TB-CML-017", String.valueOf(e.getMessage())));
        }
    }
}
