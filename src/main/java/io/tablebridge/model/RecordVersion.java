package io.tablebridge.model;

/**
 * The age of a record's state as its source tells it.
 *
 * @param scheme what the number counts, for example {@code revision} or {@code updated-at}; numbers of different
 *     schemes are not comparable
 * @param number larger is newer: a revision, or milliseconds since the epoch
 */
public record RecordVersion(String scheme, long number) {

    /** The scheme of records whose source tells no version: their position in the journal decides. */
    public static final String NONE = "none";

    /** A record whose source tells no version. */
    public static RecordVersion none() {
        return new RecordVersion(NONE, 0);
    }

    public boolean isComparableWith(RecordVersion other) {
        return !scheme.equals(NONE) && scheme.equals(other.scheme);
    }

    /** Whether both count the same thing and this one is the older. */
    public boolean isOlderThan(RecordVersion other) {
        return isComparableWith(other) && number < other.number;
    }

    /** Whether both count the same thing and stand at the same number: then the content decides. */
    public boolean isSameAgeAs(RecordVersion other) {
        return isComparableWith(other) && number == other.number;
    }
}
