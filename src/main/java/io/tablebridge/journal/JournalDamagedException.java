package io.tablebridge.journal;

/** A forced part of the journal can't be read back: damage to be looked at by a person, never skipped in silence. */
public final class JournalDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalDamagedException(String message) {
        super(message);
    }

    public JournalDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
