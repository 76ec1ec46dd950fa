package io.tablebridge.app.replay;

import io.tablebridge.delivery.Outbox;
import io.tablebridge.journal.StoredEntry;
import java.util.BitSet;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Notes which guests change, and tells nobody. */
final class MarkedGuests implements Outbox {

    private final BitSet guests = new BitSet();

    @Override
    public void mark(Handle transaction, Collection<Long> guestIds, long position) {
        guestIds.forEach(guest -> guests.set(Math.toIntExact(guest)));
    }

    @Override
    public void apply(Handle transaction, StoredEntry entry) {}

    /** Their numbers. */
    BitSet guests() {
        return (BitSet) guests.clone();
    }
}
