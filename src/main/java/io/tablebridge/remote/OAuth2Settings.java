package io.tablebridge.remote;

import java.util.Locale;

/**
 * How tokens are fetched (RFC 6749).
 *
 * @param tokenUrl the token server's address
 * @param grant what is shown for a token
 * @param clientId ours at the platform
 * @param clientSecret ours at the platform; empty for a client without one
 * @param inBody whether id and secret stand in the request's body instead of in {@code Authorization}
 * @param scope asked for; empty for the usual one
 * @param refreshToken the first one, as a person got it; empty with client credentials
 * @param audience for which API the token is, where the token server wants it; empty for none
 */
public record OAuth2Settings(
        String tokenUrl,
        Grant grant,
        String clientId,
        String clientSecret,
        boolean inBody,
        String scope,
        String refreshToken,
        String audience) {

    /** For token servers that want no audience. */
    public OAuth2Settings(
            String tokenUrl,
            Grant grant,
            String clientId,
            String clientSecret,
            boolean inBody,
            String scope,
            String refreshToken) {
        this(tokenUrl, grant, clientId, clientSecret, inBody, scope, refreshToken, "");
    }

    /** What is shown for a token. */
    public enum Grant {
        /** Id and secret alone (RFC 6749, 4.4). */
        CLIENT_CREDENTIALS,
        /** A refresh token (RFC 6749, 6). */
        REFRESH_TOKEN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The address alone: the rest is secret. */
    @Override
    public String toString() {
        return grant.word() + " at " + tokenUrl;
    }
}
