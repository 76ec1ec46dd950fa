package io.tablebridge.guests;

import io.tablebridge.model.Fields;
import io.tablebridge.model.RecordKey;

/**
 * A record with all its parts put together.
 *
 * @param id its number in the order of first sight: that of the part seen first
 * @param venue empty where its source has only one
 * @param guestId the number of the guest it belongs to, 0 when it is nobody's
 * @param guest that guest's public id, empty when it is nobody's
 */
public record WholeRecord(long id, RecordKey key, String venue, Fields fields, long guestId, String guest) {

    /** Its number only: values may be personal data and must not reach a log. */
    @Override
    public String toString() {
        return key.type().code() + " " + id;
    }
}
