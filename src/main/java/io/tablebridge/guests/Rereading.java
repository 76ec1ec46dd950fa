package io.tablebridge.guests;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event that is read again. What it told is taken back first; then it tells what it tells now, under the same guard as
 * ever. A record that it no longer tells of, and nobody else told of since, is withdrawn: it counts no more. What is left
 * of it, as of one that is deleted now, is one value by which it stays with its guest, whose number and allergies may hang
 * on it; one value alone joins nobody who was not joined without it. One batch, one thread.
 */
final class Rereading {

    private static final String CONSENT = "consent.";
    /** Each with what belongs to it. */
    private static final List<List<Field>> ANCHORS = List.of(
            List.of(CanonicalFields.GUEST_PHONE),
            List.of(CanonicalFields.GUEST_EMAIL),
            List.of(CanonicalFields.GUEST_CUSTOMER_ID),
            List.of(CanonicalFields.GUEST_LINE_ID, CanonicalFields.GUEST_LINE_PROVIDER),
            List.of(CanonicalFields.GUEST_OTHER_PHONE),
            List.of(CanonicalFields.GUEST_OTHER_EMAIL));

    private final GuestBatch batch;
    private final KnownRecords records;
    private final IdentityRules rules;
    private final Arrival arrival;
    private final TreeMap<RecordRef, StoredRecord> before = new TreeMap<>();
    private int changed;
    private int withdrawn;
    private int open;

    Rereading(GuestBatch batch, KnownRecords records, IdentityRules rules, Arrival arrival) {
        this.batch = batch;
        this.records = records;
        this.rules = rules;
        this.arrival = arrival;
    }

    /** Does it, for records that were looked up. */
    Reread of(List<CanonicalRecord> arriving, List<ToldRecord> told) {
        told.forEach(record -> takeBack(record.ref()));
        arriving.forEach(record -> takeBack(RecordRef.of(record)));
        arriving.stream()
                .filter(record -> before.containsKey(RecordRef.of(record)))
                .forEach(this::tellAgain);
        Optional<Fields> guest = arriving.stream()
                .filter(record -> record.key().type().mayBeSomebody())
                .map(record -> anchor(record.key().source(), record.fields()))
                .filter(anchor -> !anchor.isEmpty())
                .findFirst();
        before.forEach((ref, was) -> settle(was, records.get(ref).orElseThrow(), guest));
        // Not before: what comes new may meet those, and must not find them taken back.
        arriving.stream()
                .filter(record -> !before.containsKey(RecordRef.of(record)))
                .forEach(record -> changed += batch.apply(record, arrival) == RecordOutcome.APPLIED ? 1 : 0);
        return new Reread(changed, withdrawn, open);
    }

    private void takeBack(RecordRef ref) {
        Optional<StoredRecord> known = records.get(ref).filter(record -> !record.isUnseen());
        if (known.isPresent() && before.putIfAbsent(ref, known.get()) == null) {
            records.put(known.get().without(arrival.entry(), arrival.body()));
            batch.tellers().untell(known.get(), arrival);
        }
    }

    private void tellAgain(CanonicalRecord record) {
        StoredRecord from = records.get(RecordRef.of(record)).orElseThrow();
        VersionMark mark = VersionMark.of(record.version(), arrival);
        StoredRecord.Guarded guarded = from.take(record, mark);
        records.put(guarded.record());
        batch.tellers().tell(was(record), KnownTellers.Fresh.KNOWN, true, record, arrival);
        if (batch.keepSafety(from.id(), record, arrival)) {
            batch.touch(from.id(), arrival);
        }
        // At the same age the greater content stands, and the one in force may be an old reading.
        boolean contested = from.told() != null && from.told().isSameAgeAs(mark);
        open += guarded.outcome() == RecordOutcome.SUPERSEDED && contested ? 1 : 0;
    }

    private StoredRecord was(CanonicalRecord record) {
        return Optional.ofNullable(before.get(RecordRef.of(record))).orElseThrow();
    }

    private void settle(StoredRecord was, StoredRecord now, Optional<Fields> guest) {
        if (now.equals(was)) {
            return;
        }
        changed++;
        withdrawn += now.isWithdrawn() && !was.isWithdrawn() ? 1 : 0;
        open += leavesOpen(was.told(), now.told()) || leavesOpen(was.gone(), now.gone()) ? 1 : 0;
        boolean untold = was.told() != null && now.told() == null;
        batch.replace(was, untold ? now.anchored(guest.orElseGet(() -> left(was))) : now, arrival);
    }

    /** Whether something that was older than what is taken back may be newer than what stands now. */
    private static boolean leavesOpen(@Nullable VersionMark was, @Nullable VersionMark now) {
        return was != null && (now == null || !now.version().isComparableWith(was.version()) || now.isOlderThan(was));
    }

    /** When the event is about nobody now, a refusal that it told outlives it, as it does a deletion. */
    private Fields left(StoredRecord was) {
        Map<String, Object> left =
                new HashMap<>(anchor(was.ref().source(), was.fields()).asMap());
        was.fields().asMap().forEach((name, value) -> {
            if (name.startsWith(CONSENT) && Boolean.FALSE.equals(value)) {
                left.put(name, value);
            }
        });
        return Fields.of(left);
    }

    /** The first value that says who the guest is; empty when none does. */
    private Fields anchor(String source, Fields fields) {
        return ANCHORS.stream()
                .map(anchor -> some(fields, anchor))
                .filter(one -> !rules.features(source, one).isEmpty())
                .findFirst()
                .orElse(Fields.empty());
    }

    private static Fields some(Fields fields, List<Field> wanted) {
        Map<String, Object> some = new HashMap<>();
        wanted.forEach(field -> fields.get(field).ifPresent(value -> some.put(field.name(), value)));
        return Fields.of(some);
    }
}
