package io.tablebridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Deletes old segments and rewrites segments without the bodies of erased entries. One call at a time. */
final class Housekeeping {

    private final Folder folder;
    private final Segments segments;

    Housekeeping(Folder folder, Segments segments) {
        this.folder = folder;
        this.segments = segments;
    }

    /** Deletes what lies wholly before the entry and holds nothing that is needed; how many segments that were. */
    synchronized int deleteBefore(long entry, NavigableSet<Long> needed) throws IOException {
        int count = 0;
        for (Segment segment : segments.finished()) {
            boolean isOld = segment.last() < entry;
            if (isOld
                    && needed.subSet(segment.first(), true, segment.last(), true)
                            .isEmpty()) {
                Seal kept = segments.seal(segment).markDeleted();
                folder.writeSeal(kept);
                if (segments.delete(segment, kept)) {
                    folder.delete(segment.name());
                }
                count++;
            }
        }
        return count;
    }

    /** Rewrites the segments that hold these entries; none of them is in the active segment. */
    synchronized void erase(NavigableSet<Long> entries) throws IOException {
        for (Segment segment : segments.finished()) {
            NavigableSet<Long> inside = entries.subSet(segment.first(), true, segment.last(), true);
            if (!inside.isEmpty()) {
                rewrite(segment, new TreeSet<>(inside));
            }
        }
    }

    private void rewrite(Segment old, NavigableSet<Long> erased) throws IOException {
        SegmentHeader was = old.header();
        SegmentHeader header =
                new SegmentHeader(was.journal(), was.serial(), was.generation() + 1, was.first(), was.salt());
        String name = SegmentName.segment(header.serial(), header.generation());
        Seal seal;
        try (SegmentFile from = folder.files().open(old.name());
                SegmentFile to = folder.createUnfinished(name)) {
            to.write(header.encode(), 0);
            seal = new SegmentCopy(old, from, header, to).without(erased);
            to.force(true);
        }
        folder.publish(name);
        folder.writeSeal(seal);
        if (segments.replace(old, new Segment(seal))) {
            folder.delete(old.name());
        }
    }

    /** Copies the groups of a segment. What can't be read is copied as it is, so that it stays seen as damage. */
    private static final class SegmentCopy {

        private final Segment old;
        private final SegmentFile from;
        private final SegmentHeader header;
        private final SegmentFile to;
        private final SparseIndex index = new SparseIndex();
        private long offset = SegmentHeader.BYTES;

        SegmentCopy(Segment old, SegmentFile from, SegmentHeader header, SegmentFile to) {
            this.old = old;
            this.from = from;
            this.header = header;
            this.to = to;
        }

        Seal without(NavigableSet<Long> erased) throws IOException {
            GroupReader groups = new GroupReader(from, header.salt());
            groups.at(SegmentHeader.BYTES, old.validBytes());
            while (!groups.atEnd()) {
                long at = groups.offset();
                GroupHeader group = groups.header();
                LoadedGroup loaded = group == null ? null : groups.load(group);
                if (group == null) {
                    groups.resync();
                    copy(at, groups.offset());
                } else if (loaded == null) {
                    damaged(group, erased, at);
                    groups.skip(group);
                    copy(at, Math.min(groups.offset(), old.validBytes()));
                } else {
                    index.offer(group.first(), offset);
                    ByteBuffer bytes = loaded.without(erased::contains, header.salt());
                    int length = bytes.remaining();
                    to.write(bytes, offset);
                    offset += length;
                    groups.skip(group);
                }
            }
            return new Seal(
                    header, old.last(), offset, old.newest(), false, old.damages(), index.pairs(), old.received());
        }

        private void damaged(GroupHeader group, NavigableSet<Long> erased, long at) {
            if (!erased.subSet(group.first(), true, group.last(), true).isEmpty()) {
                throw new JournalDamagedException(new Damage(
                        group.first(), group.last(), old.name() + " at " + at, "what can't be read can't be erased"));
            }
        }

        private void copy(long at, long end) throws IOException {
            for (long done = at; done < end; ) {
                ByteBuffer part = ByteBuffer.allocate((int) Math.min(1 << 16, end - done));
                int read = from.read(part, done);
                if (read == 0) {
                    break;
                }
                to.write(part.flip(), offset);
                offset += read;
                done += read;
            }
        }
    }
}
