package io.tablebridge.delivery;

import java.util.Map;
import java.util.Optional;

/**
 * What is to be written for a guest.
 *
 * @param publicId our id of the guest: what the entity is found by
 * @param stamp the remote id of an entity that must be there: one that does not carry our id yet and gets it with this write,
 *     or one that is never to be made again; empty for an entity that carries our id, or that is new
 * @param values the properties that change; an empty value clears
 * @param alone whether it must go in a request of its own
 * @param way what is to become of the entity; all but {@link Way#WRITE} with its remote id as the stamp
 */
public record EntityWrite(String publicId, Optional<String> stamp, Map<String, String> values, boolean alone, Way way) {

    /** What is to become of the entity. */
    public enum Way {
        /** It is to hold the values. */
        WRITE,
        /** It is to go, unless people are seen to use it: then it is let go. The values are those that it is let go with. */
        REMOVE,
        /** It is to hold the values, and our id no more. */
        LET_GO
    }

    /** One that is to hold the values. */
    public EntityWrite(String publicId, Optional<String> stamp, Map<String, String> values, boolean alone) {
        this(publicId, stamp, values, alone, Way.WRITE);
    }

    /** Whether the entity is to stand for the guest no more. */
    public boolean parts() {
        return way != Way.WRITE;
    }

    @Override
    public String toString() {
        return "write of " + publicId + " " + values.keySet();
    }
}
