package io.tablebridge.remote;

/** There was no complete answer. */
public final class RemoteUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean sent;
    private final String reason;

    /**
     * @param sent whether the request may have reached the other side: then its outcome is unknown
     * @param cause what went wrong
     */
    public RemoteUnreachableException(String message, boolean sent, Throwable cause) {
        super(message, cause);
        this.sent = sent;
        this.reason = cause.getClass().getSimpleName();
    }

    /** Whether the request may have reached the other side and had its effect. */
    public boolean mayHaveBeenSent() {
        return sent;
    }

    /** The kind of what went wrong, such as {@code UnknownHostException}; for people, without any value. */
    public String reason() {
        return reason;
    }
}
