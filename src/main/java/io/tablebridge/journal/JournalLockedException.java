package io.tablebridge.journal;

/** The journal's folder is held by another process: go through that one, or stop it first. */
public final class JournalLockedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalLockedException(String message) {
        super(message);
    }
}
