package io.tablebridge.remote;

/** There was no complete answer. */
public final class RemoteUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean sent;

    /**
     * @param sent whether the request may have reached the other side: then its outcome is unknown
     */
    public RemoteUnreachableException(String message, boolean sent, Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    /** Whether the request may have reached the other side and had its effect. */
    public boolean mayHaveBeenSent() {
        return sent;
    }
}
