package io.tablebridge.model;

import java.util.Map;

/**
 * A guest as the records joined into it add up: the golden profile.
 *
 * @param guestId the guest's number inside this database: the id of its founding record
 * @param publicId the stable id that destinations hold, lower-case ASCII
 * @param values by profile field name ({@link ProfileFields}), each of the field's Java type; absent means unknown
 */
public record GuestProfile(long guestId, String publicId, Map<String, Object> values) {

    /** Ids only: values are personal data and must not reach a log. */
    @Override
    public String toString() {
        return "guest " + publicId;
    }
}
