package io.tablebridge.camel;

import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.OAuth2Accounts;
import io.tablebridge.remote.OAuth2Settings;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How requests to a platform prove whose they are, as a route file declares it; of secrets only the names.
 *
 * @param kind see there
 * @param secret the name of the key, password, token or client's secret; empty without one
 * @param name of the header or query parameter that holds a key; empty without one
 * @param oauth how tokens are fetched, still without secrets
 * @param refreshToken the name of the first refresh token; empty without one
 */
record RequestAuth(Kind kind, String secret, String name, Optional<OAuth2Settings> oauth, String refreshToken) {

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

    /** Those that name a secret and may not be written out. */
    static final List<String> SECRETS = List.of("secret", "refreshToken");

    /** Those that name a secret or are written out: platforms hand out the client's id together with its secret. */
    static final List<String> PERHAPS_SECRETS = List.of("clientId");

    static RequestAuth none() {
        return new RequestAuth(Kind.NONE, "", "", Optional.empty(), "");
    }

    /**
     * @throws ProblemException when a parameter is missing, unusable or without effect
     */
    static RequestAuth read(Parameters given) {
        Kind kind = given.choice("auth", Kind.class, Kind.NONE);
        boolean oauth = kind == Kind.OAUTH2_CLIENT || kind == Kind.OAUTH2_REFRESH;
        without(given, kind == Kind.NONE, "auth: " + (oauth ? "oauth2-client" : "bearer"), "secret");
        without(given, kind != Kind.HEADER, "auth: header", "authHeader");
        without(given, kind != Kind.QUERY, "auth: query", "authParameter");
        without(given, !oauth, "auth: oauth2-client", "tokenUrl", "clientId", "clientAuth", "scope", "audience");
        without(given, kind != Kind.OAUTH2_REFRESH, "auth: oauth2-refresh", "refreshToken");
        boolean open = kind == Kind.NONE || (kind == Kind.OAUTH2_REFRESH && !given.has("secret"));
        String secret = open ? "" : secret("secret", given);
        String refresh = kind == Kind.OAUTH2_REFRESH ? secret("refreshToken", given) : "";
        return new RequestAuth(
                kind,
                secret,
                keyName(kind, given),
                oauth ? Optional.of(oauth(kind, given)) : Optional.empty(),
                refresh);
    }

    private static String keyName(Kind kind, Parameters given) {
        return switch (kind) {
            case HEADER -> named("authHeader", "[A-Za-z0-9-]{1,100}", "X-Api-Key, …", given);
            case QUERY -> named("authParameter", "[A-Za-z0-9_.-]{1,100}", "api_key, …", given);
            case NONE, BASIC, BEARER, OAUTH2_CLIENT, OAUTH2_REFRESH -> "";
        };
    }

    private static String named(String parameter, String pattern, String possible, Parameters given) {
        String name = given.required(parameter);
        if (!name.matches(pattern)) {
            throw Parameters.unusable(parameter, name, possible);
        }
        return name;
    }

    private static void without(Parameters given, boolean useless, String owner, String... names) {
        for (String name : names) {
            if (useless) {
                given.without(name, owner);
            }
        }
    }

    private static OAuth2Settings oauth(Kind kind, Parameters given) {
        return new OAuth2Settings(
                RequestAddress.read("tokenUrl", given),
                kind == Kind.OAUTH2_CLIENT
                        ? OAuth2Settings.Grant.CLIENT_CREDENTIALS
                        : OAuth2Settings.Grant.REFRESH_TOKEN,
                given.required("clientId"),
                "",
                given.choice("clientAuth", ClientAuth.class, ClientAuth.BASIC) == ClientAuth.BODY,
                RequestAddress.text("scope", given),
                "",
                RequestAddress.text("audience", given));
    }

    private enum ClientAuth {
        BASIC,
        BODY
    }

    private static String secret(String parameter, Parameters given) {
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
            case HEADER -> Credentials.header(name, secrets.apply(secret));
            case BASIC -> basic(secrets.apply(secret));
            case BEARER -> Credentials.bearer(secrets.apply(secret));
            case OAUTH2_CLIENT, OAUTH2_REFRESH -> accounts.of(complete(oauth.orElseThrow(), secrets));
        };
    }

    /** The transport that adds a key to the address, where it stands in one. */
    RemoteTransport over(RemoteTransport transport, UnaryOperator<String> secrets) {
        return kind == Kind.QUERY ? QueryKey.added(transport, name, secrets.apply(secret)) : transport;
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
                open.clientId().startsWith(DoorParameters.SECRET_REFERENCE)
                        ? secrets.apply(open.clientId().substring(DoorParameters.SECRET_REFERENCE.length()))
                        : open.clientId(),
                secret.isEmpty() ? "" : secrets.apply(secret),
                open.inBody(),
                open.scope(),
                refreshToken.isEmpty() ? "" : secrets.apply(refreshToken),
                open.audience());
    }
}
