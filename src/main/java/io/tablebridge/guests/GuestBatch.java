package io.tablebridge.guests;

import io.tablebridge.identity.GuestIndex;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.identity.RecordIdentity;
import io.tablebridge.identity.Resolution;
import io.tablebridge.identity.SimpleResolver;
import io.tablebridge.model.CanonicalRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records on their way into one transaction. They take effect one after the other, whatever the size of the batch, and
 * are written together by {@link #flush}. One thread.
 */
public final class GuestBatch {

    private final Connection connection;
    private final IdentityRules rules;
    private final GuestIndex index;
    private final SimpleResolver resolver;
    private final PendingRows pending = new PendingRows();
    private final KnownRecords records;
    private final LinkBook links;
    private final KnownTellers tellers;
    private final SafetyTellers warners;
    /** What was allowed and looked up; the same objects, not the like of them. */
    private final Set<CanonicalRecord> expected = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<Long> safetyLooked = new HashSet<>();
    private final Set<SafetyNote> knownSafety = new HashSet<>();
    private final SortedMap<Long, GuestChange> changed = new TreeMap<>();

    GuestBatch(Connection connection, IdentityRules rules, GuestIndex index, SimpleResolver resolver) {
        this.connection = connection;
        this.rules = rules;
        this.index = index;
        this.resolver = resolver;
        this.records = new KnownRecords(connection);
        this.links = new LinkBook(connection, records, rules);
        this.tellers = new KnownTellers(connection);
        this.warners = new SafetyTellers(connection);
    }

    /** Looks up in one go what these records were before; one that is applied without it is looked up by itself. */
    public void expect(Collection<CanonicalRecord> arriving) {
        List<CanonicalRecord> allowed =
                arriving.stream().filter(RecordLimits::allow).toList();
        expected.addAll(allowed);
        try {
            records.expect(allowed.stream().map(RecordRef::of).toList());
            links.expect(allowed);
            List<Long> cautious = new ArrayList<>();
            List<StoredRecord> known = allowed.stream()
                    .flatMap(record -> records.get(RecordRef.of(record)).stream())
                    .toList();
            tellers.expect(known);
            for (CanonicalRecord record : allowed) {
                records.get(RecordRef.of(record))
                        .map(StoredRecord::id)
                        .filter(id -> !pending.isNew(id) && tellsSafety(record) && safetyLooked.add(id))
                        .ifPresent(cautious::add);
            }
            knownSafety.addAll(SafetyTable.find(connection, cautious));
            warners.expect(cautious);
        } catch (SQLException e) {
            throw new GuestStoreException("records can't be looked up", e);
        }
    }

    private static boolean tellsSafety(CanonicalRecord record) {
        return !SafetyNote.of(0, record.fields()).isEmpty();
    }

    /** Lets a record take effect. */
    public RecordOutcome apply(CanonicalRecord arriving, Arrival arrival) {
        if (!expected.contains(arriving)) {
            expect(List.of(arriving));
        }
        if (!expected.contains(arriving)) {
            return RecordOutcome.REJECTED;
        }
        RecordRef ref = RecordRef.of(arriving);
        Optional<StoredRecord> before = records.get(ref);
        KnownTellers.Fresh fresh = before.map(
                        known -> known.isUnseen() ? KnownTellers.Fresh.AGAIN : KnownTellers.Fresh.KNOWN)
                .orElse(KnownTellers.Fresh.NEW);
        long id = before.map(StoredRecord::id).orElseGet(index::nextRecord);
        StoredRecord from = before.filter(known -> fresh == KnownTellers.Fresh.KNOWN)
                .orElseGet(() -> StoredRecord.unseen(id, ref, arrival.change()));
        StoredRecord.Guarded guarded = from.take(arriving, VersionMark.of(arriving.version(), arrival));
        StoredRecord after = guarded.record();
        boolean changes = !after.equals(from);
        if (changes || fresh == KnownTellers.Fresh.NEW) {
            keep(from, after, fresh, arrival);
        }
        tellers.tell(from, fresh, changes, arriving, arrival);
        boolean told = keepSafety(after.id(), arriving, arrival);
        if (told || guarded.outcome() == RecordOutcome.APPLIED) {
            change(index.guestOf(after.id()), arrival.change());
        }
        return guarded.outcome();
    }

    /** Looks up in one go the records that stand as events told them which are to be read again. */
    public void expectTold(Collection<ToldRecord> told) {
        records.expect(told.stream().map(ToldRecord::ref).toList());
    }

    /**
     * Lets an event take effect that is read again: what it told before is taken back, then it tells what it tells now.
     *
     * @param arriving the records that it makes now
     * @param told records that stood as it told them; one that something else told since is left alone
     */
    public Reread reread(List<CanonicalRecord> arriving, List<ToldRecord> told, Arrival arrival) {
        List<CanonicalRecord> allowed =
                arriving.stream().filter(RecordLimits::allow).toList();
        expectTold(told);
        expect(allowed);
        return new Rereading(this, records, rules, arrival).of(allowed, told);
    }

    /** Lets an event take effect that was read again before: now all others were, too. */
    public Reread confirm(List<CanonicalRecord> arriving, Arrival arrival) {
        long applied = arriving.stream()
                .filter(record -> apply(record, arrival) == RecordOutcome.APPLIED)
                .count();
        return new Reread(Math.toIntExact(applied), 0, 0);
    }

    /** What imports told of the records. */
    public ImportTraces imports() {
        return new ImportTraces(this, connection, records, links, tellers, warners);
    }

    /** A note that one of several told is not told by that one; whether nobody tells it any more. */
    boolean forget(SafetyNote note, long entry, Optional<SafetyTellers.Told> left) throws SQLException {
        boolean untold = SafetyTable.takeBack(connection, note, entry, left);
        if (untold) {
            knownSafety.remove(note);
        }
        return untold;
    }

    KnownTellers tellers() {
        return tellers;
    }

    /** Writes that a record is another than before. */
    void replace(StoredRecord before, StoredRecord after, Arrival arrival) {
        keep(before, after, after.isUnseen() ? KnownTellers.Fresh.AGAIN : KnownTellers.Fresh.KNOWN, arrival);
        touch(after.id(), arrival);
    }

    /** Marks the guest of a record as changed. */
    void touch(long record, Arrival arrival) {
        change(index.guestOf(record), arrival.change());
    }

    private void keep(StoredRecord from, StoredRecord after, KnownTellers.Fresh fresh, Arrival arrival) {
        records.put(after);
        pending.record(after, fresh == KnownTellers.Fresh.NEW);
        if (fresh != KnownTellers.Fresh.KNOWN || !after.fields().equals(from.fields())) {
            place(after, arrival);
        }
        links.changed(from, after).forEach(target -> change(index.guestOf(target), arrival.change()));
    }

    private void place(StoredRecord after, Arrival arrival) {
        RecordIdentity identity = after.identity(rules);
        if (!index.tells(after.id(), identity)) {
            pending.identity(after.id(), identity);
        }
        Resolution resolution = resolver.place(after.id(), identity);
        pending.moved(resolution.moved());
        pending.founded(resolution.founded(), arrival.change());
        pending.crossed(resolution.crossed());
        resolution.guests().forEach(guest -> change(guest, arrival.change()));
    }

    /** Keeps what a person said about a bill. */
    public void decide(LinkDecision decision) {
        links.decide(decision).forEach(target -> change(index.guestOf(target), decision.entry()));
    }

    private void change(long guest, long entry) {
        if (guest != GuestIndex.NOBODY) {
            changed.merge(guest, new GuestChange(entry, entry), GuestChange::with);
        }
    }

    boolean keepSafety(long recordId, CanonicalRecord arriving, Arrival arrival) {
        boolean told = false;
        for (SafetyNote note : SafetyNote.of(recordId, arriving.fields())) {
            boolean first = knownSafety.add(note);
            warners.tell(note, arrival, first);
            if (first) {
                pending.safety(note, arrival);
                told = true;
            }
        }
        return told;
    }

    /**
     * The guests that changed since the last call, each with the entries that changed it. Guest numbers
     * that were joined into another, or came back, are among them.
     */
    public SortedMap<Long, GuestChange> drainChanged() {
        SortedMap<Long, GuestChange> drained = new TreeMap<>(changed);
        changed.clear();
        return drained;
    }

    /** Writes everything that was applied. */
    public void flush() {
        try {
            pending.write(connection, index, records.all());
            links.write();
            tellers.write();
            warners.write();
        } catch (SQLException e) {
            throw new GuestStoreException("records can't be written", e);
        }
    }
}
