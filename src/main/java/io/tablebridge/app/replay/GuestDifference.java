package io.tablebridge.app.replay;

import java.util.List;
import java.util.Locale;

/**
 * What becomes of a guest.
 *
 * @param kind what it is
 * @param publicId the guest's stable id
 * @param other the stable id of the guest that it goes into or comes out of; empty for none
 * @param fields the fields of its profile that change, by name
 */
record GuestDifference(Kind kind, String publicId, String other, List<FieldDifference> fields) {

    /** What becomes of it. */
    enum Kind {
        /** It was there and is another. */
        CHANGED,
        /** It was not there. */
        NEW,
        /** It goes into another guest. */
        JOINED,
        /** It was part of another guest and is one of its own. */
        PARTED,
        /** Nothing is left of it. */
        VANISHED;

        /** As messages and documents name it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A field of a profile.
     *
     * @param name as in {@link io.tablebridge.model.ProfileFields}
     * @param before its value; empty for none
     * @param after the same
     */
    record FieldDifference(String name, String before, String after) {

        /** The name only: values are personal data. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Ids only: values are personal data. */
    @Override
    public String toString() {
        return kind + " " + publicId + " " + fields;
    }
}
