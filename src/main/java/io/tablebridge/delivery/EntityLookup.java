package io.tablebridge.delivery;

import java.util.Map;

/**
 * A guest that may already be there, made by others.
 *
 * @param publicId the guest
 * @param values what the mapping makes of it: the destination picks from it what it can look up by
 */
public record EntityLookup(String publicId, Map<String, String> values) {

    @Override
    public String toString() {
        return "look-up of " + publicId;
    }
}
