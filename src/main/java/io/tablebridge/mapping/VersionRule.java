package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.RecordVersion;
import org.jspecify.annotations.Nullable;

/**
 * How a record's version is read.
 *
 * @param reads gives a {@link Long}
 * @param required whether an event without a version is refused; otherwise its order of arrival decides
 */
record VersionRule(String scheme, Place place, Transform reads, boolean required, String at) {

    static final String REVISION = "revision";
    static final String UPDATED_AT = "updated-at";

    /** A {@link RecordVersion}, or what is wrong. */
    Outcome read(Event event) {
        @Nullable JsonNode node = place.find(event);
        if (node == null) {
            return required ? Outcome.wrong("TB-MAP-044") : new Outcome.Value(RecordVersion.none());
        }
        Outcome number = reads.apply(node);
        return number instanceof Outcome.Value value
                ? new Outcome.Value(new RecordVersion(scheme, (Long) value.value()))
                : number;
    }
}
