package io.tablebridge.model;

/**
 * Names one record for good: the same key arriving again is the same record in a newer, older or equal state.
 *
 * @param source the source as configured, for example {@code inline}
 * @param type what the record describes
 * @param externalId the id the source gave it, never blank
 */
public record RecordKey(String source, RecordType type, String externalId) {

    public RecordKey {
        if (source.isBlank() || externalId.isBlank()) {
            throw new IllegalArgumentException("a record key needs a source and an id");
        }
    }
}
