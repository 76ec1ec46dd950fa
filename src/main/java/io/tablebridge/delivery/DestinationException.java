package io.tablebridge.delivery;

/** A destination could not answer; nothing was written by this call. */
public final class DestinationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Trouble trouble;

    public DestinationException(Trouble trouble) {
        super(trouble.problem().code());
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
