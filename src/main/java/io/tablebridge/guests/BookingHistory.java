package io.tablebridge.guests;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a guest's reservations add up to: counts, the last visit and the next reservation. */
final class BookingHistory {

    /** A guest who is late is still to come. */
    private static final Duration GRACE = Duration.ofHours(3);

    private static final Set<ReservationStatus> CAME =
            EnumSet.of(ReservationStatus.SEATED, ReservationStatus.COMPLETED);

    private static final Comparator<StoredRecord> EARLIEST_FIRST =
            Comparator.comparing(BookingHistory::start).thenComparing(StoredRecord::ref);

    private static final Map<String, Field> OF_NEXT = Map.of(
            ProfileFields.NEXT_PARTY_SIZE, CanonicalFields.PARTY_SIZE,
            ProfileFields.NEXT_ADULTS, CanonicalFields.ADULTS,
            ProfileFields.NEXT_CHILDREN, CanonicalFields.CHILDREN,
            ProfileFields.NEXT_STATUS, CanonicalFields.STATUS,
            ProfileFields.NEXT_TABLE, CanonicalFields.TABLE,
            ProfileFields.NEXT_CHANNEL, CanonicalFields.CHANNEL,
            ProfileFields.NEXT_OCCASION, CanonicalFields.OCCASION,
            ProfileFields.NEXT_REQUESTS, CanonicalFields.REQUESTS);

    private final List<StoredRecord> bookings;
    private final Map<String, Object> values = new HashMap<>();

    private BookingHistory(List<StoredRecord> bookings) {
        this.bookings = bookings;
    }

    /** The profile fields about reservations, from records that are not deleted. */
    static Map<String, Object> of(List<StoredRecord> records, Instant now) {
        BookingHistory history = new BookingHistory(records.stream()
                .filter(record -> record.ref().type().equals(RecordType.RESERVATION.code()))
                .toList());
        history.count();
        history.findLastVisit();
        history.findNext(now.minus(GRACE));
        return history.values;
    }

    private void count() {
        values.put(ProfileFields.BOOKINGS, distinct(EnumSet.allOf(ReservationStatus.class), true));
        values.put(ProfileFields.VISITS, distinct(CAME, false));
        values.put(ProfileFields.CANCELLATIONS, distinct(EnumSet.of(ReservationStatus.CANCELLED), false));
        values.put(ProfileFields.NO_SHOWS, distinct(EnumSet.of(ReservationStatus.NO_SHOW), false));
    }

    private long distinct(Set<ReservationStatus> wanted, boolean unknownToo) {
        return bookings.stream()
                .filter(record -> status(record).map(wanted::contains).orElse(unknownToo))
                .map(record -> record.ref().source() + "\n" + record.ref().externalId())
                .distinct()
                .count();
    }

    private void findLastVisit() {
        bookings.stream()
                .filter(record -> status(record).filter(CAME::contains).isPresent())
                .flatMap(record -> record.startsAt().stream())
                .max(Comparator.comparing(OffsetDateTime::toInstant).thenComparing(OffsetDateTime::toString))
                .ifPresent(at -> values.put(ProfileFields.LAST_VISIT_AT, at));
    }

    private void findNext(Instant earliest) {
        Optional<StoredRecord> next = bookings.stream()
                .filter(record ->
                        status(record).filter(ReservationStatus::isExpected).isPresent())
                .filter(record ->
                        record.startsAt().isPresent() && !start(record).isBefore(earliest))
                .min(EARLIEST_FIRST);
        next.ifPresent(this::putNext);
    }

    private void putNext(StoredRecord next) {
        next.startsAt().ifPresent(at -> values.put(ProfileFields.NEXT_RESERVATION_AT, at));
        OF_NEXT.forEach((name, field) -> next.fields().get(field).ifPresent(value -> values.put(name, value)));
        if (!next.venue().isEmpty()) {
            values.put(ProfileFields.NEXT_VENUE, next.venue());
        }
    }

    private static Instant start(StoredRecord record) {
        return record.startsAt().map(OffsetDateTime::toInstant).orElse(Instant.MAX);
    }

    private static Optional<ReservationStatus> status(StoredRecord record) {
        return record.fields().text(CanonicalFields.STATUS).flatMap(ReservationStatus::of);
    }
}
