package io.tablebridge.guests;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;

/**
 * How new a record's contact data is, compared with that of other records: the time of its version where that is one,
 * otherwise the time of the reservation.
 *
 * @param at the time, {@link Instant#MIN} when the record tells none
 */
record RecordAge(Instant at) implements Comparable<RecordAge> {

    /** Versions from 2001 on, in milliseconds; a revision never gets that large. */
    private static final long FIRST_MILLIS = 1_000_000_000_000L;

    private static final long LAST_MILLIS = 10_000_000_000_000L;

    static RecordAge of(StoredRecord record) {
        VersionMark told = record.told();
        if (told != null) {
            long number = told.version().number();
            if (number >= FIRST_MILLIS && number < LAST_MILLIS) {
                return new RecordAge(Instant.ofEpochMilli(number));
            }
        }
        return new RecordAge(record.startsAt().map(OffsetDateTime::toInstant).orElse(Instant.MIN));
    }

    @Override
    public int compareTo(RecordAge other) {
        return Comparator.comparing(RecordAge::at).compare(this, other);
    }
}
