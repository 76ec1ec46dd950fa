package io.tablebridge.remote;

import java.io.IOException;

/** An answer was larger than we take. */
public final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    private final long limit;

    /** @param limit in bytes */
    public AnswerTooLargeException(long limit) {
        super("the answer is larger than " + limit + " bytes");
        this.limit = limit;
    }

    /** How many bytes are taken at most. */
    public long limit() {
        return limit;
    }
}
