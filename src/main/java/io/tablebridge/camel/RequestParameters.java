package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of {@code tablebridge:request}, which are those of the Kamelet {@code tablebridge-request-action}.
 *
 * @param url with {@code {id}} where the id belongs
 * @param secret names the secret, never is it; empty for none
 * @param clientId who we are at the token server, or {@code env:NAME}
 * @param perMinute how many requests the account may make in a minute
 */
record RequestParameters(
        String url,
        Auth auth,
        String secret,
        String authHeader,
        String clientId,
        String tokenUrl,
        String scope,
        String audience,
        Map<String, String> headers,
        int perMinute) {

    /** Parameters that are addresses or hold lines: they would fall apart inside an endpoint's own address. */
    static final List<String> ENCODED = List.of("url", "tokenUrl", "audience", "scope", "headers");

    /** Parameters whose secrets are handed on by name. */
    static final List<String> SECRETS = List.of("secret", "clientId");

    private static final int USUAL_PER_MINUTE = 120;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String HEADER = "[A-Za-z0-9-]{1,100}";

    /** How a request proves whose it is. */
    enum Auth {
        NONE,
        BEARER,
        BASIC,
        HEADER,
        OAUTH2
    }

    /**
     * @throws ProblemException when a parameter is missing, unusable or does nothing
     */
    static RequestParameters read(Parameters given) {
        if (!given.has("auth")) {
            throw missing("auth");
        }
        Auth auth = given.choice("auth", Auth.class, Auth.NONE);
        RequestParameters read = new RequestParameters(
                addressOfId(given.resolved("url")),
                auth,
                reference(given.text("secret", "")),
                given.text("authHeader", ""),
                given.text("clientId", ""),
                given.resolved("tokenUrl"),
                given.resolved("scope"),
                given.resolved("audience"),
                RequestHeaders.read(given.resolved("headers")),
                given.number("requestsPerMinute", USUAL_PER_MINUTE, 1, 60_000));
        read.check();
        return read;
    }

    private void check() {
        boolean oauth2 = auth == Auth.OAUTH2;
        needed("secret", secret, auth != Auth.NONE, "auth");
        needed("authHeader", authHeader, auth == Auth.HEADER, "auth: header");
        needed("clientId", clientId, oauth2, "auth: oauth2");
        needed("tokenUrl", tokenUrl, oauth2, "auth: oauth2");
        for (Map.Entry<String, String> optional :
                Map.of("scope", scope, "audience", audience).entrySet()) {
            if (!oauth2 && !optional.getValue().isEmpty()) {
                throw new ProblemException(Problem.at("", "TB-CML-040", optional.getKey(), "auth: oauth2"));
            }
        }
        if (oauth2) {
            address("tokenUrl", tokenUrl);
        }
        if (auth == Auth.HEADER && !authHeader.matches(HEADER)) {
            throw Parameters.unusable("authHeader", authHeader, "X-Name");
        }
    }

    private static void needed(String name, String value, boolean needed, String belongsTo) {
        if (needed && value.isEmpty()) {
            throw missing(name);
        }
        if (!needed && !value.isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-040", name, belongsTo));
        }
    }

    private static ProblemException missing(String name) {
        return new ProblemException(Problem.at("", "TB-CML-016", name, "tablebridge-request-action"));
    }

    private static String reference(String secret) {
        if (!secret.isEmpty() && !secret.matches(DoorParameters.SECRET_REFERENCE + "[A-Za-z_][A-Za-z0-9_]*")) {
            throw new ProblemException(Problem.at("", "TB-CML-005"));
        }
        return secret;
    }

    /** Without a place for the id every fetch would bring the same thing, and an id from outside must not choose the host. */
    private static String addressOfId(String text) {
        if (!text.contains(RequestProducer.PLACE_OF_ID) || !Parameters.isFilledAfterHost(text)) {
            throw notSo("url", "https://api.example.com/orders/{id}");
        }
        return address("url", text);
    }

    /** Without its value: that may be private once its placeholders are resolved. */
    private static ProblemException notSo(String name, String possible) {
        return new ProblemException(Problem.at("", "TB-CML-061", name, possible));
    }

    private static String address(String name, String text) {
        URI uri;
        try {
            uri = URI.create(name.equals("url") ? text.replace(RequestProducer.PLACE_OF_ID, "id") : text);
        } catch (IllegalArgumentException e) {
            throw notSo(name, "https://…");
        }
        String host = String.valueOf(uri.getHost());
        boolean here = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(host);
        if (uri.getHost() == null || uri.getUserInfo() != null || !(here || "https".equals(uri.getScheme()))) {
            throw notSo(name, "https://…");
        }
        return text;
    }
}
