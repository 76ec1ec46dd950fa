package io.tablebridge.guests;

import io.tablebridge.model.RecordType;

/**
 * A record, or a part of one, whose present state or deletion was told by a certain event. Holds no contents; still, an
 * external id can be a phone number.
 *
 * @param source the platform it came from
 * @param externalId its id there
 * @param part which part of it; empty for the main one
 * @param entry the journal's entry that told it
 * @param body the body inside the entry, from 0
 */
public record ToldRecord(String source, RecordType type, String externalId, String part, long entry, int body) {

    RecordRef ref() {
        return new RecordRef(source, type.code(), externalId, part);
    }

    /** Source, type and place only. */
    @Override
    public String toString() {
        return type.code() + " of " + source + " told by " + entry + "." + body;
    }
}
