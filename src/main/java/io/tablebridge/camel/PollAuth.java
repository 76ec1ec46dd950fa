package io.tablebridge.camel;

import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.OAuth2Accounts;
import io.tablebridge.remote.OAuth2Settings;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.settings.Problem;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How requests to a platform prove whose they are, as a route file declares it; of secrets only the names.
 *
 * @param account whose tokens these are
 * @param kind see there
 * @param secret the name of the key, password, token or client's secret; empty without one
 * @param header the header or query parameter of a key
 * @param oauth how tokens are fetched, still without secrets
 * @param refreshToken the name of the first refresh token; empty without one
 */
record PollAuth(
        String account, Kind kind, String secret, String header, Optional<OAuth2Settings> oauth, String refreshToken) {

    /** What is shown to the platform. */
    enum Kind {
        NONE,
        HEADER,
        QUERY,
        BASIC,
        BEARER,
        OAUTH2_CLIENT,
        OAUTH2_REFRESH
    }

    /**
     * @throws ProblemException when a parameter is missing, unusable or without effect
     */
    static PollAuth read(String source, Parameters given) {
        Kind kind = given.choice("auth", Kind.class, Kind.NONE);
        boolean oauth = kind == Kind.OAUTH2_CLIENT || kind == Kind.OAUTH2_REFRESH;
        String word = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        without(given, kind == Kind.NONE, "auth: " + word, "secret");
        without(given, kind != Kind.HEADER, "auth: header", "authHeader");
        without(given, kind != Kind.QUERY, "auth: query", "authParameter");
        without(given, !oauth, "auth: oauth2-client", "tokenUrl", "clientId", "clientAuth", "scope");
        without(given, kind != Kind.OAUTH2_REFRESH, "auth: oauth2-refresh", "refreshToken");
        String secret =
                kind == Kind.NONE || (kind == Kind.OAUTH2_REFRESH && !given.has("secret")) ? "" : name("secret", given);
        String header = kind == Kind.HEADER ? given.required("authHeader") : "";
        if (!header.isEmpty() && !header.matches("[A-Za-z0-9-]{1,100}")) {
            throw Parameters.unusable("authHeader", header, "X-Api-Key, …");
        }
        if (kind == Kind.QUERY) {
            header = given.required("authParameter");
            if (!header.matches("[A-Za-z0-9_.-]{1,100}")) {
                throw Parameters.unusable("authParameter", header, "api_key, …");
            }
        }
        String refresh = kind == Kind.OAUTH2_REFRESH ? name("refreshToken", given) : "";
        return new PollAuth(
                source, kind, secret, header, oauth ? Optional.of(oauth(kind, given)) : Optional.empty(), refresh);
    }

    private static void without(Parameters given, boolean useless, String owner, String... names) {
        for (String name : names) {
            if (useless && given.has(name) && !given.text(name, "").isEmpty()) {
                throw new ProblemException(Problem.at("", "TB-CML-040", name, owner));
            }
        }
    }

    private static OAuth2Settings oauth(Kind kind, Parameters given) {
        return new OAuth2Settings(
                PollParameters.address("tokenUrl", given),
                kind == Kind.OAUTH2_CLIENT
                        ? OAuth2Settings.Grant.CLIENT_CREDENTIALS
                        : OAuth2Settings.Grant.REFRESH_TOKEN,
                given.resolved("clientId", given.required("clientId")),
                "",
                given.choice("clientAuth", ClientAuth.class, ClientAuth.BASIC) == ClientAuth.BODY,
                given.text("scope", ""),
                "");
    }

    private enum ClientAuth {
        BASIC,
        BODY
    }

    private static String name(String parameter, Parameters given) {
        String reference = given.required(parameter);
        if (!reference.matches(DoorParameters.SECRET_REFERENCE + "[A-Za-z_][A-Za-z0-9_]*")) {
            throw new ProblemException(Problem.at("", "TB-CML-051", parameter));
        }
        return reference.substring(DoorParameters.SECRET_REFERENCE.length());
    }

    /**
     * @param secrets gives each by its name
     * @throws ProblemException when one is missing
     */
    Credentials credentials(UnaryOperator<String> secrets, OAuth2Accounts accounts) {
        return switch (kind) {
            case NONE, QUERY -> Credentials.none();
            case HEADER -> Credentials.header(header, secrets.apply(secret));
            case BASIC -> basic(secrets.apply(secret));
            case BEARER -> Credentials.bearer(secrets.apply(secret));
            case OAUTH2_CLIENT, OAUTH2_REFRESH -> accounts.of(account, complete(oauth.orElseThrow(), secrets));
        };
    }

    /** The transport that adds a key to the address, where it stands in one. */
    RemoteTransport over(RemoteTransport transport, UnaryOperator<String> secrets) {
        return kind == Kind.QUERY ? QueryKey.added(transport, header, secrets.apply(secret)) : transport;
    }

    private Credentials basic(String userAndPassword) {
        if (userAndPassword.indexOf(':') < 1) {
            throw new ProblemException(Problem.at("", "TB-CML-017", secret, "user:password"));
        }
        return Credentials.basic(userAndPassword);
    }

    private OAuth2Settings complete(OAuth2Settings open, UnaryOperator<String> secrets) {
        return new OAuth2Settings(
                open.tokenUrl(),
                open.grant(),
                open.clientId(),
                secret.isEmpty() ? "" : secrets.apply(secret),
                open.inBody(),
                open.scope(),
                refreshToken.isEmpty() ? "" : secrets.apply(refreshToken));
    }
}
