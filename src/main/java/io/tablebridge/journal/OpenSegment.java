package io.tablebridge.journal;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A segment being read: its open file and the group that is being handed out. One thread's. */
final class OpenSegment {

    private final Segment segment;
    private final SegmentFile file;
    private final GroupReader groups;
    private @Nullable LoadedGroup group;

    /**
     * @param entry the first entry wanted
     */
    OpenSegment(Segment segment, SegmentFile file, long entry) {
        this.segment = segment;
        this.file = file;
        this.groups = new GroupReader(file, segment.header().salt());
        groups.at(segment.index().before(entry), segment.validBytes());
    }

    Segment segment() {
        return segment;
    }

    /** The entry; or, when the segment begins behind it, the segment's first. */
    StoredEntry next(long entry) throws IOException {
        while (true) {
            LoadedGroup current = group;
            StoredEntry next = current == null ? null : current.nextFrom(entry);
            if (next != null) {
                return next;
            }
            group = load(Math.max(entry, segment.first()), true);
        }
    }

    /** As {@link #next}, without bodies. */
    StoredHead nextHead(long entry) throws IOException {
        while (true) {
            LoadedGroup current = group;
            StoredHead next = current == null ? null : current.nextHeadFrom(entry);
            if (next != null) {
                return next;
            }
            group = load(Math.max(entry, segment.first()), false);
        }
    }

    void close() throws IOException {
        file.close();
    }

    private LoadedGroup load(long entry, boolean bodies) throws IOException {
        groups.at(groups.offset(), segment.validBytes());
        while (true) {
            long at = groups.offset();
            GroupHeader header = groups.header();
            if (header == null) {
                header = SegmentScan.nextReadable(groups, Long.MIN_VALUE);
            }
            if (header == null || header.first() > entry) {
                throw damaged(entry, header == null ? segment.last() : header.first() - 1, at);
            }
            if (header.last() < entry) {
                groups.skip(header);
                continue;
            }
            LoadedGroup loaded = bodies ? groups.load(header) : groups.loadHeads(header);
            if (loaded == null) {
                throw damaged(entry, header.last(), at);
            }
            groups.skip(header);
            return loaded;
        }
    }

    private JournalDamagedException damaged(long first, long last, long at) {
        Optional<Damage> known = segment.damages().stream()
                .filter(damage -> damage.firstEntry() <= first && damage.lastEntry() >= first)
                .findFirst();
        return new JournalDamagedException(known.map(damage ->
                        new Damage(first, Math.max(last, damage.lastEntry()), damage.place(), damage.reason()))
                .orElseGet(() -> new Damage(first, last, segment.name() + " at " + at, "its checksum doesn't hold")));
    }
}
