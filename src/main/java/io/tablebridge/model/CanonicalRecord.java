package io.tablebridge.model;

/**
 * One canonical thing mapped out of an event.
 *
 * @param key which record it is
 * @param part the part of the record the source sends separately, {@code main} where it sends the whole
 * @param version how new this state is
 * @param venue the restaurant or branch it belongs to, as the source names it; empty when the source has only one
 * @param deleted whether the source says that the record is no more
 * @param fields its values
 */
public record CanonicalRecord(
        RecordKey key, String part, RecordVersion version, String venue, boolean deleted, Fields fields) {

    /** The part of records that arrive whole. */
    public static final String MAIN = "main";
}
