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
 */
public record EntityWrite(String publicId, Optional<String> stamp, Map<String, String> values, boolean alone) {

    @Override
    public String toString() {
        return "write of " + publicId + " " + values.keySet();
    }
}
