package io.tablebridge.camel;

import io.tablebridge.model.Sha256;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.OAuth2Settings;
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
        return new RequestProducer(this, parameters, credentials(), with.outgoing(), with.clock());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("no route begins at a request");
    }

    private Credentials credentials() {
        return switch (parameters.auth()) {
            case NONE -> Credentials.none();
            case BEARER -> Credentials.bearer(secret(parameters.secret()));
            case BASIC -> Credentials.basic(secret(parameters.secret()));
            case HEADER -> Credentials.header(parameters.authHeader(), secret(parameters.secret()));
            case OAUTH2 -> oauth2();
        };
    }

    private Credentials oauth2() {
        OAuth2Settings settings = new OAuth2Settings(
                parameters.tokenUrl(),
                OAuth2Settings.Grant.CLIENT_CREDENTIALS,
                secret(parameters.clientId()),
                secret(parameters.secret()),
                true,
                parameters.scope(),
                "",
                parameters.audience());
        return with.outgoing().tokens().of(account(), settings);
    }

    /** Requests that show the same id at the same token server share their token. */
    private String account() {
        return "request-"
                + Sha256.hex(parameters.tokenUrl() + "\n" + parameters.clientId())
                        .substring(0, 16);
    }

    private String secret(String reference) {
        if (!reference.startsWith(DoorParameters.SECRET_REFERENCE)) {
            return reference;
        }
        String name = reference.substring(DoorParameters.SECRET_REFERENCE.length());
        return with.secrets().find(name).orElseThrow(() -> new ProblemException(Problem.at("", "TB-CML-004", name)));
    }
}
