package io.tablebridge.guests;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;

/** Names a part of a record: what one row is about. */
record RecordRef(String source, String type, String externalId, String part) implements Comparable<RecordRef> {

    static RecordRef of(CanonicalRecord record) {
        return new RecordRef(
                record.key().source(), record.key().type().code(), record.key().externalId(), record.part());
    }

    /** The record whose part this is. */
    RecordKey whole() {
        return new RecordKey(source, recordType(), externalId);
    }

    RecordType recordType() {
        return RecordType.of(type).orElseThrow(() -> new IllegalStateException("stored record of type " + type));
    }

    @Override
    public int compareTo(RecordRef other) {
        int order = source.compareTo(other.source);
        order = order != 0 ? order : type.compareTo(other.type);
        order = order != 0 ? order : externalId.compareTo(other.externalId);
        return order != 0 ? order : part.compareTo(other.part);
    }

    /** Source and type only: an external id can be a phone number. */
    @Override
    public String toString() {
        return type + " of " + source;
    }
}
