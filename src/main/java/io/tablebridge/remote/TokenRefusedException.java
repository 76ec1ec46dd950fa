package io.tablebridge.remote;

/** A token server answered, but gave no token: what it was shown is wrong or no longer good. A person must act. */
public final class TokenRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;

    /**
     * @param status the token server's
     * @param error its error code (RFC 6749, 5.2), such as {@code invalid_grant}; empty when it told none
     */
    public TokenRefusedException(int status, String error) {
        super("no token: status " + status + (error.isEmpty() ? "" : ", " + error));
        this.status = status;
        this.error = error;
    }

    public int status() {
        return status;
    }

    public String error() {
        return error;
    }
}
