package io.tablebridge.guests;

import io.tablebridge.model.RecordVersion;

/** How new a state is: by its version where two can be compared, otherwise by its place in the journal. */
record VersionMark(RecordVersion version, long entry, int body) {

    static VersionMark of(RecordVersion version, Arrival arrival) {
        return new VersionMark(version, arrival.entry(), arrival.body());
    }

    boolean isFrom(long otherEntry, int otherBody) {
        return entry == otherEntry && body == otherBody;
    }

    boolean isOlderThan(VersionMark other) {
        if (version.isComparableWith(other.version)) {
            return version.isOlderThan(other.version);
        }
        return entry != other.entry ? entry < other.entry : body < other.body;
    }

    /** Neither is older: their content decides. */
    boolean isSameAgeAs(VersionMark other) {
        return !isOlderThan(other) && !other.isOlderThan(this);
    }
}
