package io.tablebridge.camel;

import io.tablebridge.intake.SignatureScheme;
import io.tablebridge.intake.SignatureVerifier;
import io.tablebridge.intake.WebhookIntake;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        DoorConsumer consumer =
                new DoorConsumer(this, processor, intake, with.doors(), new ShownChallenges(with.clock()));
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
            String secret = with.secrets()
                    .find(name)
                    .orElseThrow(() -> new ProblemException(Problem.at("", "TB-CML-004", name)));
            check(name, secret);
            secrets.add(secret);
        }
        return new SignatureVerifier(parameters.scheme(), secrets, with.clock());
    }

    private void check(String name, String secret) {
        SignatureScheme scheme = parameters.scheme();
        try {
            scheme.checkSecret(secret);
        } catch (IllegalArgumentException e) {
            String form =
                    scheme.mode().hmac() ? scheme.secretEncoding().name().toLowerCase(Locale.ROOT) : "user:password";
            throw new ProblemException(Problem.at("", "TB-CML-017", name, form));
        }
    }
}
