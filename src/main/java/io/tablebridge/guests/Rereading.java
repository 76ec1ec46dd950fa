package io.tablebridge.guests;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event that is read again. What it told is taken back first; then it tells what it tells now, under the same guard as
 * ever. A record that it no longer tells of, and nobody else told of since, is withdrawn: it counts no more, and goes with
 * the guest whom the event is about now. With nobody it stands alone, unless it holds an allergy or a refusal: those stay
 * with the guest they had. One batch, one thread.
 */
final class Rereading {

    private static final String ABOUT_THE_GUEST = "guest.";
    private static final String CONSENT = "consent.";

    private final GuestBatch batch;
    private final KnownRecords records;
    private final Arrival arrival;
    private final TreeMap<RecordRef, StoredRecord> before = new TreeMap<>();
    private int changed;
    private int withdrawn;
    private int open;

    Rereading(GuestBatch batch, KnownRecords records, Arrival arrival) {
        this.batch = batch;
        this.records = records;
        this.arrival = arrival;
    }

    /** Does it, for records that were looked up. */
    Reread of(List<CanonicalRecord> arriving, List<ToldRecord> told) {
        told.forEach(record -> takeBack(record.ref()));
        arriving.forEach(record -> takeBack(RecordRef.of(record)));
        arriving.forEach(this::tell);
        Fields guest = arriving.stream()
                .filter(record -> record.key().type().mayBeSomebody())
                .map(record -> aboutTheGuest(record.fields()))
                .filter(fields -> !fields.isEmpty())
                .findFirst()
                .orElse(Fields.empty());
        before.forEach((ref, was) -> settle(was, records.get(ref).orElseThrow(), guest));
        return new Reread(changed, withdrawn, open);
    }

    private void takeBack(RecordRef ref) {
        Optional<StoredRecord> known = records.get(ref);
        if (known.isPresent() && before.putIfAbsent(ref, known.get()) == null) {
            records.put(known.get().without(arrival.entry(), arrival.body()));
        }
    }

    private void tell(CanonicalRecord record) {
        RecordRef ref = RecordRef.of(record);
        if (!before.containsKey(ref)) {
            changed += batch.apply(record, arrival) == RecordOutcome.APPLIED ? 1 : 0;
            return;
        }
        StoredRecord from = records.get(ref).orElseThrow();
        VersionMark mark = VersionMark.of(record.version(), arrival);
        StoredRecord.Guarded guarded = from.take(record, mark);
        records.put(guarded.record());
        if (batch.keepSafety(from.id(), record, arrival)) {
            batch.touch(from.id(), arrival);
        }
        // At the same age the greater content stands, and the one in force may be an old reading.
        boolean contested = from.told() != null && from.told().isSameAgeAs(mark);
        open += guarded.outcome() == RecordOutcome.SUPERSEDED && contested ? 1 : 0;
    }

    private void settle(StoredRecord was, StoredRecord now, Fields guest) {
        if (now.equals(was)) {
            return;
        }
        boolean gone = now.isWithdrawn() && !was.isWithdrawn();
        changed++;
        withdrawn += gone ? 1 : 0;
        open += leavesOpen(was.told(), now.told()) || leavesOpen(was.gone(), now.gone()) ? 1 : 0;
        batch.replace(was, gone ? now.about(whose(was, guest)) : now, arrival);
    }

    /** Whether something that was older than what is taken back may be newer than what stands now. */
    private static boolean leavesOpen(@Nullable VersionMark was, @Nullable VersionMark now) {
        return was != null && (now == null || !now.version().isComparableWith(was.version()) || now.isOlderThan(was));
    }

    private Fields whose(StoredRecord was, Fields guest) {
        if (!guest.isEmpty()) {
            return guest;
        }
        boolean stays = refuses(was.fields()) || batch.protects(was);
        return stays ? was.fields() : Fields.empty();
    }

    private static boolean refuses(Fields fields) {
        return fields.asMap().entrySet().stream()
                .anyMatch(field -> field.getKey().startsWith(CONSENT) && Boolean.FALSE.equals(field.getValue()));
    }

    private static Fields aboutTheGuest(Fields fields) {
        Map<String, Object> some = new HashMap<>();
        fields.asMap().forEach((name, value) -> {
            if (name.startsWith(ABOUT_THE_GUEST)) {
                some.put(name, value);
            }
        });
        return Fields.of(some);
    }
}
