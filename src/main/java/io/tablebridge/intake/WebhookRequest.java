package io.tablebridge.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param headers by lower-case name, the first value of each
 * @param query by name, decoded, the first value of each
 * @param body the raw bytes, which a signature covers
 */
public record WebhookRequest(Map<String, String> headers, Map<String, String> query, byte[] body) {

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Size only: headers, query and body may hold secrets and personal data. */
    @Override
    public String toString() {
        return body.length + " bytes";
    }
}
