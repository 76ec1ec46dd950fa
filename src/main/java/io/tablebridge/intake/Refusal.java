package io.tablebridge.intake;

/**
 * Why a door did not take a request. The code and the status are part of the public contract ({@code docs/webhooks.md}):
 * a sender's retry rules hang on them.
 */
public enum Refusal {
    /** The body is not well-formed for its content type, is empty, or nests too deeply. */
    MALFORMED(400, "TB-INT-001", false),
    /** The signature, token or password is missing. */
    UNSIGNED(401, "TB-INT-002", false),
    /** The signature, token or password does not match any secret in force. */
    BAD_SIGNATURE(401, "TB-INT-003", false),
    /** The signed time lies outside the replay window. */
    STALE(401, "TB-INT-004", false),
    /** The request did not come through a declared proxy, and the door speaks no TLS of its own. */
    NOT_THROUGH_PROXY(403, "TB-INT-005", false),
    /** No source has a door at this path. */
    UNKNOWN_SOURCE(404, "TB-INT-006", false),
    /** Doors take POST only. */
    METHOD(405, "TB-INT-007", false),
    /** The body did not arrive in time. */
    TOO_SLOW(408, "TB-INT-008", false),
    /** The body is larger than this door takes. */
    TOO_LARGE(413, "TB-INT-009", false),
    /** The content type or encoding is not one this door takes. */
    CONTENT_TYPE(415, "TB-INT-010", false),
    /** The route ended without a receipt: a defect of the route, nothing was kept. */
    NOT_STORED(500, "TB-INT-011", false),
    /** Too much is in flight, or the journal can't take more now. */
    BUSY(503, "TB-INT-012", true),
    /** The connector of this source is disabled or its route could not be loaded. */
    DISABLED(503, "TB-INT-013", true),
    /** The journal did not answer in time; whether the event was kept is unknown, so it must be sent again. */
    TIMEOUT(503, "TB-INT-014", true);

    private final int status;
    private final String code;
    private final boolean retry;

    Refusal(int status, String code, boolean retry) {
        this.status = status;
        this.code = code;
        this.retry = retry;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code in the answer's body and in the message bundles. */
    public String code() {
        return code;
    }

    /** Whether the answer carries Retry-After. */
    public boolean retryLater() {
        return retry;
    }
}
