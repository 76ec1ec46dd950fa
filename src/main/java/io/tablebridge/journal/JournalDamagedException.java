package io.tablebridge.journal;

/**
 * Entries that were forced can't be read back. Nothing is skipped in silence: whoever may go on without them says so by
 * reading on after {@link #lastEntry()}, once the loss has been recorded and a person told.
 */
public final class JournalDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Damage damage;

    public JournalDamagedException(Damage damage) {
        super(damage.toString());
        this.damage = damage;
    }

    public Damage damage() {
        return damage;
    }

    /** The first entry that can't be read. */
    public long firstEntry() {
        return damage.firstEntry();
    }

    /** The last entry that can't be read. */
    public long lastEntry() {
        return damage.lastEntry();
    }
}
