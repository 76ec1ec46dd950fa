package io.tablebridge.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A guest as the mapping wants it at a destination.
 *
 * @param publicId our id of it; empty for a number that never was a guest
 * @param wanted whether the mapping wants it there
 * @param target what the mapping makes of it
 * @param impersonal values that are no sign of who the guest is
 * @param recheckAt when the mapping makes something else of it, though nothing came in
 * @param survivor the guest it went into; empty for one that lives
 */
record Rendered(
        String publicId,
        boolean wanted,
        Map<String, String> target,
        Set<String> impersonal,
        Optional<Instant> recheckAt,
        Optional<Survivor> survivor) {

    /** A number that never was a guest. */
    static final Rendered NOBODY = new Rendered("", false, Map.of(), Set.of(), Optional.empty(), Optional.empty());

    /**
     * The guest that another went into.
     *
     * @param target what the mapping makes of it; empty where it no longer lives itself
     */
    record Survivor(long guestId, Map<String, String> target) {}

    static Rendered retired(String publicId, Map<String, String> target, Survivor survivor) {
        return new Rendered(publicId, true, target, Set.of(), Optional.empty(), Optional.of(survivor));
    }

    @Override
    public String toString() {
        return "guest " + publicId;
    }
}
