package io.tablebridge.sandbox;

import java.time.Instant;
import java.util.Map;

/**
 * A contact in the simulated HubSpot.
 *
 * @param properties by name; what holds nothing is absent
 * @param writes how often it was written through the API, its creation included
 */
public record SandboxContact(
        String id, Map<String, String> properties, Instant createdAt, Instant updatedAt, int writes) {

    @Override
    public String toString() {
        return "contact " + id;
    }
}
