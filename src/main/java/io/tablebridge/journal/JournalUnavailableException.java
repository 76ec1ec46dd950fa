package io.tablebridge.journal;

import java.time.Duration;

/**
 * The journal can't take an entry now; it was not kept and may be sent again. Carries no stack trace: under load it is
 * thrown often, and it is no defect.
 */
public final class JournalUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public JournalUnavailableException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** When to come again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
