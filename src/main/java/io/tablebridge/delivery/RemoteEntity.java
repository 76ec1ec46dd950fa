package io.tablebridge.delivery;

import java.util.Map;

/**
 * An entity as a destination holds it.
 *
 * @param remoteId the destination's own id
 * @param values the properties that were asked for; those that hold nothing are absent
 */
public record RemoteEntity(String remoteId, Map<String, String> values) {

    /** The id only: values are personal data and must not reach a log. */
    @Override
    public String toString() {
        return "entity " + remoteId;
    }
}
