package io.tablebridge.guests;

/**
 * The bills of a source, deleted ones left out.
 *
 * @param bills all there are
 * @param withGuest those of them that belong to a guest
 */
public record BillCount(String source, long bills, long withGuest) {

    /** Those that are nobody's. */
    public long withoutGuest() {
        return bills - withGuest;
    }
}
