package io.tablebridge.camel;

import io.tablebridge.remote.Credentials;
import io.tablebridge.settings.Problem;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code tablebridge:request}: asks a platform's API. */
final class RequestEndpoint extends DefaultEndpoint {

    private final RequestParameters parameters;
    private final Collaborators with;

    RequestEndpoint(String uri, TablebridgeComponent component, RequestParameters parameters, Collaborators with) {
        super(uri, component);
        this.parameters = parameters;
        this.with = with;
    }

    @Override
    public Producer createProducer() {
        Outgoing shared = with.outgoing();
        Outgoing outgoing = new Outgoing(
                parameters.auth().over(shared.transport(), this::secret), shared.budgets(), shared.tokens());
        Credentials credentials = parameters.auth().credentials(this::secret, shared.tokens());
        return new RequestProducer(this, parameters, credentials, outgoing, with.clock());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("no route begins at a request");
    }

    private String secret(String name) {
        return with.secrets().find(name).orElseThrow(() -> new ProblemException(Problem.at("", "TB-CML-004", name)));
    }
}
