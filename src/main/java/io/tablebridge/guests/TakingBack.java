package io.tablebridge.guests;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Records of an import that is taken back. Everything told before must have been written. One batch, one thread. */
final class TakingBack {

    private final GuestBatch batch;
    private final KnownTellers tellers;
    private final SafetyTellers warners;
    private final Arrival arrival;
    private final long importNo;
    private TakenBack done = TakenBack.NOTHING;

    /**
     * @param arrival of the decision
     * @param importNo of the import
     */
    TakingBack(GuestBatch batch, KnownTellers tellers, SafetyTellers warners, Arrival arrival, long importNo) {
        this.batch = batch;
        this.tellers = tellers;
        this.warners = warners;
        this.arrival = arrival;
        this.importNo = importNo;
    }

    TakenBack of(List<StoredRecord> records) throws SQLException {
        tellers.expect(records);
        warners.expect(records.stream().map(StoredRecord::id).toList());
        for (StoredRecord record : records) {
            take(record);
        }
        return done;
    }

    private void take(StoredRecord record) throws SQLException {
        boolean warned = takeWarningsBack(record.id());
        Optional<StoredRecord> left = tellers.without(record, importNo);
        if (left.isPresent()) {
            done = done.plus(TakenBack.of(record, left.get()));
        }
        if (warned) {
            batch.touch(record.id(), arrival);
        }
        if (left.isPresent() && !left.get().equals(record)) {
            batch.replace(record, left.get(), arrival);
        }
    }

    private boolean takeWarningsBack(long record) throws SQLException {
        Collection<SafetyNote> notes = warners.notes(record, importNo);
        boolean changed = false;
        for (SafetyNote note : notes) {
            long entry = warners.takeBack(note, importNo).entry();
            changed |= batch.forget(note, entry, warners.first(note));
        }
        return changed;
    }
}
