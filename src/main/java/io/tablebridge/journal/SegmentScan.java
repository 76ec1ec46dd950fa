package io.tablebridge.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment that has no seal, group by group, and tells apart what is whole, what is a torn tail and what is damage.
 * A group can be written only after the one before it was forced, so a bad group with a good header behind it is damage;
 * bad bytes that nothing follows were never acknowledged, unless it is known from elsewhere how far the segment was forced.
 */
final class SegmentScan {

    private final SegmentHeader header;
    private final GroupReader groups;
    private final long size;
    private final String name;
    private final SparseIndex index = new SparseIndex();
    private final ReceivedCounts received = new ReceivedCounts();
    private final List<Damage> damages = new ArrayList<>();
    private long newest;
    private long last;
    private long goodEnd = SegmentHeader.BYTES;

    SegmentScan(SegmentFile file, SegmentHeader header, String name) throws IOException {
        this.header = header;
        this.name = name;
        this.size = file.size();
        this.groups = new GroupReader(file, header.salt());
        this.last = header.first() - 1;
    }

    /**
     * @param forced an entry known to have been forced; this segment must hold it if no later one does
     * @param voidFrom entries from here on were abandoned: a later segment begins with this number
     */
    Seal run(long forced, long voidFrom) throws IOException {
        long known = forced;
        long badAt = -1;
        groups.at(SegmentHeader.BYTES, size);
        while (!groups.atEnd()) {
            GroupHeader group = groups.header();
            if (group == null || group.first() <= last) {
                badAt = badAt < 0 ? groups.offset() : badAt;
                group = groups.resync();
                if (group == null) {
                    break;
                }
                continue;
            }
            if (group.first() >= voidFrom) {
                break;
            }
            known = Math.max(known, group.forcedBefore());
            LoadedGroup loaded = groups.load(group);
            if (loaded == null) {
                badAt = badAt < 0 ? groups.offset() : badAt;
                groups.skip(group);
                continue;
            }
            missing(group.first() - 1, badAt, "its checksum doesn't hold");
            badAt = -1;
            take(loaded);
        }
        long tailAt = badAt < 0 ? goodEnd : badAt;
        boolean tailDamaged = known > last;
        missing(known, tailAt, "the end of the segment is missing or its checksum doesn't hold");
        long valid = tailDamaged ? Math.min(size, Math.max(goodEnd, groups.offset())) : goodEnd;
        return new Seal(header, last, valid, newest, false, List.copyOf(damages), index.pairs(), counts());
    }

    private void take(LoadedGroup group) {
        GroupSummary summary = GroupSummary.of(group);
        index.offer(summary.first(), groups.offset());
        summary.addTo(received);
        newest = Math.max(newest, summary.newest());
        last = summary.last();
        groups.skip(group.header());
        goodEnd = groups.offset();
    }

    private void missing(long until, long at, String reason) {
        if (until > last) {
            damages.add(new Damage(last + 1, until, name + " at " + at, reason));
        }
    }

    private Map<SourceDay, Long> counts() {
        return new HashMap<>(received.toMap());
    }

    /** Where the next readable group begins with which entry; null when none does. Used where a group can't be read. */
    static @Nullable GroupHeader nextReadable(GroupReader groups, long afterEntry) throws IOException {
        GroupHeader next = groups.resync();
        while (next != null && next.first() <= afterEntry) {
            next = groups.resync();
        }
        return next;
    }
}
