package io.tablebridge.guests;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.identity.RecordIdentity;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest state told of a record and the newest deletion, each kept by its own guard. What a deleted record was known
 * to be is kept, because its allergies must still find its guest.
 *
 * @param id ascending in the order of first sight
 * @param told how new {@code hash}, {@code venue} and {@code fields} are; null while only a deletion was told
 * @param gone how new the newest deletion is; null while there is none
 * @param firstEntry the journal's entry that told of it first
 */
record StoredRecord(
        long id,
        RecordRef ref,
        String venue,
        Fields fields,
        String hash,
        @Nullable VersionMark told,
        @Nullable VersionMark gone,
        long firstEntry) {

    static StoredRecord unseen(long id, RecordRef ref, long entry) {
        return new StoredRecord(id, ref, "", Fields.empty(), "", null, null, entry);
    }

    /** A deletion counts until something newer is told; at the same age the deletion holds. */
    boolean isDeleted() {
        return gone != null && (told == null || !gone.isOlderThan(told));
    }

    Optional<OffsetDateTime> startsAt() {
        return fields.dateTime(CanonicalFields.STARTS_AT);
    }

    RecordIdentity identity(IdentityRules rules) {
        return rules.identityOf(ref.source(), fields);
    }

    /** What becomes of this record, and of an arriving state of it. */
    Guarded take(CanonicalRecord arriving, VersionMark mark) {
        return arriving.deleted() ? delete(mark) : tell(arriving, mark);
    }

    private Guarded delete(VersionMark mark) {
        if (gone != null && !gone.isOlderThan(mark)) {
            return new Guarded(this, outcomeOfOld(gone.isSameAgeAs(mark) && isDeleted()));
        }
        StoredRecord after = new StoredRecord(id, ref, venue, fields, hash, told, mark, firstEntry);
        if (!after.isDeleted()) {
            return new Guarded(after, RecordOutcome.SUPERSEDED);
        }
        return new Guarded(after, isDeleted() ? RecordOutcome.UNCHANGED : RecordOutcome.APPLIED);
    }

    private Guarded tell(CanonicalRecord arriving, VersionMark mark) {
        String arrivingHash = ContentHash.of(arriving);
        if (told != null && !isNewer(mark, arrivingHash, told)) {
            boolean same = arrivingHash.equals(hash) && !mark.isOlderThan(told) && !isDeleted();
            return new Guarded(this, outcomeOfOld(same));
        }
        StoredRecord after =
                new StoredRecord(id, ref, arriving.venue(), arriving.fields(), arrivingHash, mark, gone, firstEntry);
        if (after.isDeleted()) {
            return new Guarded(after, RecordOutcome.SUPERSEDED);
        }
        boolean same = !isDeleted() && arrivingHash.equals(hash);
        if (same && told != null && !mark.version().isComparableWith(told.version())) {
            return new Guarded(this, RecordOutcome.UNCHANGED);
        }
        return new Guarded(after, same ? RecordOutcome.UNCHANGED : RecordOutcome.APPLIED);
    }

    private boolean isNewer(VersionMark mark, String arrivingHash, VersionMark present) {
        return present.isOlderThan(mark) || (present.isSameAgeAs(mark) && arrivingHash.compareTo(hash) > 0);
    }

    private static RecordOutcome outcomeOfOld(boolean same) {
        return same ? RecordOutcome.UNCHANGED : RecordOutcome.SUPERSEDED;
    }

    /** A record after the guard, with what became of the arriving state. */
    record Guarded(StoredRecord record, RecordOutcome outcome) {}
}
