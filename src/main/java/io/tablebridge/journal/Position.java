package io.tablebridge.journal;

/**
 * A place in the journal. Sequence numbers, not offsets: they outlive the rewriting of a segment.
 *
 * @param entry the entry's number, ascending from 1; 0 stands before the first
 * @param index the body inside a block, from 0
 */
public record Position(long entry, int index) implements Comparable<Position> {

    /** Before the first entry. */
    public static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        return entry != other.entry ? Long.compare(entry, other.entry) : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return entry + "." + index;
    }
}
