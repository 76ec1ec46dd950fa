package io.tablebridge.model;

import java.util.Map;
import java.util.Set;

/**
 * A guest as the records joined into it add up: the golden profile.
 *
 * @param guestId the guest's number inside this database: the id of its founding record
 * @param publicId the stable id that destinations hold, lower-case ASCII
 * @param values by profile field name ({@link ProfileFields}), each of the field's Java type; absent means unknown
 * @param impersonal phone numbers among them that must not be taken for a sign of who the guest is: more people share them
 *     than a personal one may have, or they are typed by those who don't want to tell theirs
 */
public record GuestProfile(long guestId, String publicId, Map<String, Object> values, Set<String> impersonal) {

    /** All of whose values are its own. */
    public GuestProfile(long guestId, String publicId, Map<String, Object> values) {
        this(guestId, publicId, values, Set.of());
    }

    /** Ids only: values are personal data and must not reach a log. */
    @Override
    public String toString() {
        return "guest " + publicId;
    }
}
