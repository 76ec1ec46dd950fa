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
    private final Map<OAuth2Settings, OAuth2Credentials> bySettings = new HashMap<>();
    private final Map<String, TokenFile> files = new HashMap<>();

    /**
     * @param folder where changed refresh tokens are kept, for the owner's eyes only
     * @param transport that lasts as long as this
     */
    public OAuth2Accounts(Path folder, RemoteTransport transport, Clock clock) {
        this.folder = folder;
        this.transport = transport;
        this.clock = clock;
    }

    /** The credentials of these settings: always the same ones. */
    public synchronized Credentials of(OAuth2Settings settings) {
        return bySettings.computeIfAbsent(
                settings, same -> new OAuth2Credentials(settings, transport, file(settings), clock));
    }

    /** Whatever else is asked for with a refresh token, its successors are the same ones. */
    private TokenFile file(OAuth2Settings settings) {
        String lineage = TokenFile.mark(
                        settings.tokenUrl() + "\n" + settings.clientId() + "\n" + settings.refreshToken())
                .substring(0, 32);
        return files.computeIfAbsent(lineage, name -> new TokenFile(folder, name));
    }
}
