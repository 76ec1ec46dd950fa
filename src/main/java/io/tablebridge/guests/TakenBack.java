package io.tablebridge.guests;

/**
 * What became of records when an import was taken back.
 *
 * @param gone only the import told of them: they count no more
 * @param returned they are again as all others tell them
 * @param kept something newer was told since: they stay as they are
 */
public record TakenBack(long gone, long returned, long kept) {

    public static final TakenBack NOTHING = new TakenBack(0, 0, 0);

    /** Of one record that was so and is so now. */
    static TakenBack of(StoredRecord was, StoredRecord now) {
        if (now.isUnseen()) {
            return new TakenBack(1, 0, 0);
        }
        boolean same = was.isDeleted() == now.isDeleted() && was.hash().equals(now.hash());
        return same ? new TakenBack(0, 0, 1) : new TakenBack(0, 1, 0);
    }

    public TakenBack plus(TakenBack other) {
        return new TakenBack(gone + other.gone, returned + other.returned, kept + other.kept);
    }
}
