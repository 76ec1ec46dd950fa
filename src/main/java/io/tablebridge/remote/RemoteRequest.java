package io.tablebridge.remote;

import java.time.Duration;
import java.util.Map;

/**
 * A request to somebody else's API.
 *
 * @param method upper case
 * @param url absolute, with its query
 * @param headers as sent; secrets among them never reach a log
 * @param body UTF-8 bytes, empty for none
 * @param timeout for the whole answer
 */
public record RemoteRequest(String method, String url, Map<String, String> headers, byte[] body, Duration timeout) {

    @Override
    public String toString() {
        return method + " " + url.replaceAll("\\?.*", "?…");
    }
}
