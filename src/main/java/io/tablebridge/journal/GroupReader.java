package io.tablebridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Walks over the groups of a file. Holds one window of it in memory, as large as the largest group. One thread's. */
final class GroupReader {

    private static final int WINDOW = 64 * 1024;
    private static final int KEEP = 1 << 20;

    private final SegmentFile file;
    private final long salt;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;
    private long offset = SegmentHeader.BYTES;
    private long limit;

    GroupReader(SegmentFile file, long salt) {
        this.file = file;
        this.salt = salt;
    }

    long offset() {
        return offset;
    }

    /** Goes to an offset; nothing is read at or behind the limit. */
    void at(long newOffset, long newLimit) {
        offset = newOffset;
        limit = newLimit;
    }

    boolean atEnd() {
        return offset >= limit;
    }

    /** The header of the group here, or null when no whole one is here. */
    @Nullable
    GroupHeader header() throws IOException {
        int at = need(offset, GroupHeader.BYTES);
        return at < 0 ? null : GroupHeader.decode(window, at, salt);
    }

    /** Goes behind the group here. */
    void skip(GroupHeader header) {
        offset += header.length();
    }

    /** Goes on byte by byte to the next place with a header, from the next byte on; null when none comes. */
    @Nullable
    GroupHeader resync() throws IOException {
        for (offset++; offset + GroupHeader.BYTES <= limit; offset++) {
            int at = need(offset, GroupHeader.BYTES);
            if (at < 0) {
                break;
            }
            if (window.getInt(at) == GroupHeader.MAGIC) {
                GroupHeader header = GroupHeader.decode(window, at, salt);
                if (header != null) {
                    return header;
                }
            }
        }
        offset = limit;
        return null;
    }

    /** The group here with its bodies; null when it is cut off or a checksum doesn't hold. */
    @Nullable
    LoadedGroup load(GroupHeader header) throws IOException {
        return load(header, true);
    }

    /** The group here without its bodies, which are then neither read nor checked. */
    @Nullable
    LoadedGroup loadHeads(GroupHeader header) throws IOException {
        return load(header, false);
    }

    private @Nullable LoadedGroup load(GroupHeader header, boolean withBodies) throws IOException {
        long length = withBodies ? header.length() : GroupHeader.BYTES + (long) header.headBytes();
        if (length > Integer.MAX_VALUE - 8 || offset + header.length() > limit) {
            return null;
        }
        int at = need(offset, (int) length);
        if (at < 0) {
            return null;
        }
        int headsAt = at + GroupHeader.BYTES;
        int bodiesAt = headsAt + header.headBytes();
        int bodies = withBodies ? header.bodyBytes() : 0;
        if (Checksum.of(salt, window, headsAt, header.headBytes()) != header.headSum()
                || (withBodies && Checksum.of(salt, window, bodiesAt, bodies) != header.bodySum())) {
            return null;
        }
        // The window moves on while a group is read entry by entry: a group takes its own copy.
        byte[] own = new byte[(int) length - GroupHeader.BYTES];
        window.get(headsAt, own);
        return new LoadedGroup(
                header,
                ByteBuffer.wrap(own, 0, header.headBytes()).slice(),
                ByteBuffer.wrap(own, header.headBytes(), bodies).slice());
    }

    /** Has these bytes in the window; where they begin there, or -1 when the file or the limit ends before. */
    private int need(long from, int length) throws IOException {
        if (from + length > limit) {
            return -1;
        }
        if (from < windowAt || from + length > windowAt + window.limit()) {
            if (length > window.capacity() || (window.capacity() > KEEP && length <= KEEP)) {
                window = ByteBuffer.allocate(Math.max(length, WINDOW));
            }
            window.clear().limit((int) Math.min(window.capacity(), limit - from));
            int read = file.read(window, from);
            window.flip();
            windowAt = from;
            if (read < length) {
                return -1;
            }
        }
        return (int) (from - windowAt);
    }
}
