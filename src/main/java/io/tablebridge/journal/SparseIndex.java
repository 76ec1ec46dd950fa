package io.tablebridge.journal;

import java.util.Arrays;

/** Where in a segment some of its entries are, one a megabyte, so that a reader need not begin at the front. Thread-safe. */
final class SparseIndex {

    private static final long STEP = 1 << 20;

    private long[] entries = new long[8];
    private long[] offsets = new long[8];
    private int size;

    /** Remembers where the group of an entry begins, unless the last one remembered is near. */
    synchronized void offer(long entry, long offset) {
        if (size > 0 && offset - offsets[size - 1] < STEP) {
            return;
        }
        add(entry, offset);
    }

    synchronized void add(long entry, long offset) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        entries[size] = entry;
        offsets[size] = offset;
        size++;
    }

    /** The offset of a group at or before the entry. */
    synchronized long before(long entry) {
        int at = Arrays.binarySearch(entries, 0, size, entry);
        int floor = at >= 0 ? at : -at - 2;
        return floor < 0 ? SegmentHeader.BYTES : offsets[floor];
    }

    /** Entry and offset in turn. */
    synchronized long[] pairs() {
        long[] pairs = new long[2 * size];
        for (int i = 0; i < size; i++) {
            pairs[2 * i] = entries[i];
            pairs[2 * i + 1] = offsets[i];
        }
        return pairs;
    }
}
