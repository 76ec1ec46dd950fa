package io.tablebridge.journal;

import java.util.List;
import java.util.Map;

/** A segment in the folder: what is forced of it. Changed by the writer only, under the lock of {@link Segments}. */
final class Segment {

    private final SegmentHeader header;
    private final String name;
    private final List<Damage> damages;
    private final SparseIndex index = new SparseIndex();
    private final ReceivedCounts received = new ReceivedCounts();
    private volatile long last;
    private volatile long validBytes;
    private volatile long newest;
    private boolean active;
    private boolean retired;
    private int readers;

    /** A new, empty segment. */
    Segment(SegmentHeader header, boolean active) {
        this(header, List.of());
        this.active = active;
        this.last = header.first() - 1;
        this.validBytes = SegmentHeader.BYTES;
    }

    /** A segment as its seal describes it. */
    Segment(Seal seal) {
        this(seal.header(), seal.damages());
        this.last = seal.last();
        this.validBytes = seal.validBytes();
        this.newest = seal.newest();
        for (int i = 0; i + 1 < seal.index().length; i += 2) {
            index.add(seal.index()[i], seal.index()[i + 1]);
        }
        seal.received().forEach(received::put);
    }

    private Segment(SegmentHeader header, List<Damage> damages) {
        this.header = header;
        this.damages = damages;
        this.name = SegmentName.segment(header.serial(), header.generation());
    }

    /** What to keep beside it; call under the lock. */
    Seal seal() {
        return new Seal(header, last, validBytes, newest, false, damages, index.pairs(), received.toMap());
    }

    void grow(GroupSummary group, long offset, long length) {
        index.offer(group.first(), offset);
        group.addTo(received);
        newest = Math.max(newest, group.newest());
        validBytes = offset + length;
        last = group.last();
    }

    SegmentHeader header() {
        return header;
    }

    String name() {
        return name;
    }

    long first() {
        return header.first();
    }

    long last() {
        return last;
    }

    long validBytes() {
        return validBytes;
    }

    /** When its newest entry came in, in milliseconds since 1970. */
    long newest() {
        return newest;
    }

    boolean isEmpty() {
        return last < header.first() && damages.isEmpty();
    }

    SparseIndex index() {
        return index;
    }

    Map<SourceDay, Long> received() {
        return received.toMap();
    }

    List<Damage> damages() {
        return damages;
    }

    boolean isActive() {
        return active;
    }

    void finish() {
        active = false;
    }

    void enter() {
        readers++;
    }

    /** One reader less; whether its file may go now. */
    boolean leave() {
        readers--;
        return retired && readers == 0;
    }

    /** Its file is no longer wanted; whether it may go now. */
    boolean retire() {
        retired = true;
        return readers == 0;
    }
}
