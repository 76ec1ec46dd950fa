package io.tablebridge.remote;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * One set of OAuth2 credentials for each account, whoever of us asks there: two that renew the same refresh token would take
 * it away from each other. Thread-safe.
 */
public final class OAuth2Accounts {

    private final Path folder;
    private final RemoteTransport transport;
    private final Clock clock;
    private final Map<String, Account> byName = new HashMap<>();

    private record Account(OAuth2Settings settings, OAuth2Credentials credentials) {

        /** The credentials' own words: settings hold secrets. */
        @Override
        public String toString() {
            return credentials.toString();
        }
    }

    /**
     * @param folder where changed refresh tokens are kept, for the owner's eyes only
     * @param transport that lasts as long as this
     */
    public OAuth2Accounts(Path folder, RemoteTransport transport, Clock clock) {
        this.folder = folder;
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * The account's credentials: the same ones as long as the settings are.
     *
     * @param account usually the source's name: lower-case letters, digits and hyphens
     */
    public synchronized Credentials of(String account, OAuth2Settings settings) {
        Account known = byName.get(account);
        if (known == null || !known.settings().equals(settings)) {
            TokenFile file = new TokenFile(folder, account);
            known = new Account(settings, new OAuth2Credentials(settings, transport, file, clock));
            byName.put(account, known);
        }
        return known.credentials();
    }
}
