package io.tablebridge.remote;

import java.util.Map;
import java.util.Optional;

/**
 * What a remote API answered, whatever the status.
 *
 * @param headers by lower-case name
 */
public record RemoteResponse(int status, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
