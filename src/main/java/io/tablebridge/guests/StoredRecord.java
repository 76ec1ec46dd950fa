package io.tablebridge.guests;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.identity.RecordIdentity;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.RecordVersion;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest state told of a record and the newest deletion, each kept by its own guard. What a deleted record was known
 * to be is kept, because its allergies must still find its guest.
 *
 * @param id ascending in the order of first sight
 * @param told how new {@code hash}, {@code venue} and {@code fields} are; null while only a deletion was told
 * @param gone how new the newest deletion is; null while there is none
 * @param peaks the highest versions ever told or deleted, of every scheme
 * @param firstEntry the journal's entry that told of it first; 0 when all that was told was taken back
 */
record StoredRecord(
        long id,
        RecordRef ref,
        String venue,
        Fields fields,
        String hash,
        @Nullable VersionMark told,
        @Nullable VersionMark gone,
        Peaks peaks,
        long firstEntry) {

    private static final long NEVER = 0;

    static StoredRecord unseen(long id, RecordRef ref, long entry) {
        return new StoredRecord(id, ref, "", Fields.empty(), "", null, null, Peaks.NONE, entry);
    }

    /** One that was there, and is again as if nobody had ever told of it. */
    StoredRecord unseen() {
        return unseen(id, ref, NEVER);
    }

    /** What was told of it last, without its version. */
    CanonicalRecord asTold() {
        return new CanonicalRecord(ref.whole(), ref.part(), RecordVersion.none(), venue, isDeleted(), fields);
    }

    boolean isUnseen() {
        return firstEntry == NEVER;
    }

    /** A deletion counts until something newer is told; at the same age the deletion holds. What nobody tells is not there. */
    boolean isDeleted() {
        return told == null || (gone != null && !gone.isOlderThan(told));
    }

    /** Once told, and taken back since by whoever told it. */
    boolean isWithdrawn() {
        return told == null && gone == null;
    }

    /** The same without what a body told: what older events told of it was not kept. */
    StoredRecord without(long entry, int body) {
        StoredRecord left = this;
        if (told != null && told.isFrom(entry, body)) {
            Peaks below = peaks.without(told.version());
            left = new StoredRecord(id, ref, venue, fields, "", null, gone, below, firstEntry);
        }
        if (gone != null && gone.isFrom(entry, body)) {
            Peaks below = left.peaks.without(gone.version());
            left = new StoredRecord(id, ref, venue, fields, left.hash, left.told, null, below, firstEntry);
        }
        return left;
    }

    /** The same, told by nobody, with no more than what is left of it. */
    StoredRecord anchored(Fields left) {
        return new StoredRecord(id, ref, "", left, "", null, gone, peaks, firstEntry);
    }

    Optional<OffsetDateTime> startsAt() {
        return fields.dateTime(CanonicalFields.STARTS_AT);
    }

    /** What it tells about who its guest is; a bill, say, that tells nothing is nobody's. */
    RecordIdentity identity(IdentityRules rules) {
        if (!ref.recordType().mayBeSomebody() || isUnseen()) {
            return RecordIdentity.NOBODY;
        }
        RecordIdentity identity = rules.identityOf(ref.source(), fields);
        boolean somebody =
                ref.recordType().isAlwaysSomebody() || !identity.features().isEmpty();
        return somebody ? identity : RecordIdentity.NOBODY;
    }

    /** What becomes of this record, and of an arriving state of it. */
    Guarded take(CanonicalRecord arriving, VersionMark mark) {
        if (wasLeftBehind(mark)) {
            return new Guarded(this, RecordOutcome.SUPERSEDED);
        }
        return arriving.deleted()
                ? delete(mark)
                : tell(new Content(arriving.venue(), arriving.fields(), ContentHash.of(arriving)), mark);
    }

    /**
     * What several told of this record makes together, whatever this one was before.
     *
     * @param tellers what each told, one at least
     */
    StoredRecord of(Collection<StoredRecord> tellers) {
        long first = tellers.stream().mapToLong(StoredRecord::firstEntry).min().orElseThrow();
        StoredRecord all = unseen(id, ref, first);
        List<Statement> statements = tellers.stream()
                .flatMap(StoredRecord::statements)
                .sorted(Statement.OLDEST_FIRST)
                .toList();
        for (Statement statement : statements) {
            all = statement.addTo(all);
        }
        Peaks reached = tellers.stream().map(StoredRecord::peaks).reduce(all.peaks, Peaks::with);
        return new StoredRecord(id, ref, all.venue, all.fields, all.hash, all.told, all.gone, reached, all.firstEntry);
    }

    private Stream<Statement> statements() {
        Stream<Statement> state = told == null
                ? Stream.of()
                : Stream.of(new Statement(told, Optional.of(new Content(venue, fields, hash))));
        Stream<Statement> deletion = gone == null ? Stream.of() : Stream.of(new Statement(gone, Optional.empty()));
        return Stream.concat(state, deletion);
    }

    /** What a record is told to be. */
    private record Content(String venue, Fields fields, String hash) {}

    /** A state, or a deletion when it has no content. */
    private record Statement(VersionMark mark, Optional<Content> content) {

        static final Comparator<Statement> OLDEST_FIRST = Comparator.comparing(
                        (Statement statement) -> statement.mark.entry())
                .thenComparing(statement -> statement.mark.body());

        StoredRecord addTo(StoredRecord record) {
            if (record.wasLeftBehind(mark)) {
                return record;
            }
            return content.map(said -> record.tell(said, mark))
                    .orElseGet(() -> record.delete(mark))
                    .record();
        }
    }

    /** Places in the journal decide between schemes, but never for a state that its own scheme calls old. */
    private boolean wasLeftBehind(VersionMark mark) {
        boolean mixed = Stream.of(Optional.ofNullable(told), Optional.ofNullable(gone))
                .flatMap(Optional::stream)
                .anyMatch(present -> !present.version().isComparableWith(mark.version()));
        return mixed && peaks.areAbove(mark.version());
    }

    private Guarded delete(VersionMark mark) {
        if (gone != null && !gone.isOlderThan(mark)) {
            return new Guarded(this, outcomeOfOld(gone.isSameAgeAs(mark) && isDeleted()));
        }
        Peaks reached = peaks.with(mark.version());
        StoredRecord after = new StoredRecord(id, ref, venue, fields, hash, told, mark, reached, firstEntry);
        if (!after.isDeleted()) {
            return new Guarded(after, RecordOutcome.SUPERSEDED);
        }
        return new Guarded(after, gone != null && isDeleted() ? RecordOutcome.UNCHANGED : RecordOutcome.APPLIED);
    }

    private Guarded tell(Content arriving, VersionMark mark) {
        String arrivingHash = arriving.hash();
        if (told != null && !isNewer(mark, arrivingHash, told)) {
            boolean same = arrivingHash.equals(hash) && !mark.isOlderThan(told) && !isDeleted();
            return new Guarded(this, outcomeOfOld(same));
        }
        Peaks reached = peaks.with(mark.version());
        StoredRecord after = new StoredRecord(
                id, ref, arriving.venue(), arriving.fields(), arrivingHash, mark, gone, reached, firstEntry);
        if (after.isDeleted()) {
            return new Guarded(after, RecordOutcome.SUPERSEDED);
        }
        boolean same = !isDeleted() && arrivingHash.equals(hash);
        if (same && told != null && !mark.version().isComparableWith(told.version())) {
            StoredRecord confirmed = new StoredRecord(id, ref, venue, fields, hash, told, gone, reached, firstEntry);
            return new Guarded(confirmed, RecordOutcome.UNCHANGED);
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
