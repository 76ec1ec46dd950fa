package io.tablebridge.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * How our requests prove to a remote API whose they are. Fixed ones never change; {@link OAuth2Credentials} fetches a token
 * when it has none. Thread-safe. No secret is ever part of a text of theirs.
 */
public interface Credentials {

    /**
     * The headers to send along; what is in them never reaches a log.
     *
     * @throws TokenRefusedException when the platform gives no token
     * @throws RemoteUnreachableException when the platform's token server can't be reached
     */
    Map<String, String> headers();

    /**
     * The platform has refused the headers given last (status 401).
     *
     * @return whether the next ones may be others, so that it is worth asking once more
     */
    default boolean refused() {
        return false;
    }

    /** For platforms that ask for nothing. */
    static Credentials none() {
        return Map::of;
    }

    /** A fixed value in a header of the platform's choice. */
    static Credentials header(String name, String value) {
        Map<String, String> headers = Map.of(name, value);
        return () -> headers;
    }

    /** A fixed token in {@code Authorization}. */
    static Credentials bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** @param userAndPassword with a colon between them */
    static Credentials basic(String userAndPassword) {
        byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
}
