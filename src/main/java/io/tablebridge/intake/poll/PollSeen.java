package io.tablebridge.intake.poll;

import io.tablebridge.model.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a platform gave with a list of one page, so that the same request can ask whether anything has changed (RFC 9110,
 * 13.1).
 *
 * @param request a hash of the request; empty for none
 * @param etag its {@code ETag}; empty for none
 * @param modified its {@code Last-Modified}; empty for none
 */
record PollSeen(String request, String etag, String modified) {

    static final PollSeen NOTHING = new PollSeen("", "", "");

    static PollSeen of(String asked, String etag, String modified) {
        return new PollSeen(Sha256.hex(asked), etag, modified);
    }

    /** The headers to send with this request; none when it is another. */
    Map<String, String> headersFor(String asked) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!request.isEmpty() && request.equals(Sha256.hex(asked))) {
            if (!etag.isEmpty()) {
                headers.put("If-None-Match", etag);
            }
            if (!modified.isEmpty()) {
                headers.put("If-Modified-Since", modified);
            }
        }
        return headers;
    }
}
