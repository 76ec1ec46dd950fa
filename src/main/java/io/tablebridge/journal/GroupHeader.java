package io.tablebridge.journal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the entries that were forced together: first all their heads, then all their bodies, each part with
 * its checksum, so that bodies can be skipped.
 *
 * @param first the number of the first entry
 * @param count how many there are, at least 1
 * @param forcedBefore the entry that was forced when this group was written: what can't be read up to there is damage, not
 *     a torn tail
 * @param headBytes the size of the heads
 * @param bodyBytes the size of the bodies
 * @param headSum checksum of the heads
 * @param bodySum checksum of the bodies
 */
record GroupHeader(long first, int count, long forcedBefore, int headBytes, int bodyBytes, int headSum, int bodySum) {

    static final int BYTES = 48;

    static final int MAGIC = 0x54424747;

    private static final int CHECKED = 44;

    long last() {
        return first + count - 1;
    }

    /** The size of the whole group. */
    long length() {
        return BYTES + (long) headBytes + bodyBytes;
    }

    void encode(ByteBuffer into, int at, long salt) {
        into.putInt(at, MAGIC).putInt(at + 4, count).putLong(at + 8, first).putLong(at + 16, forcedBefore);
        into.putInt(at + 24, headBytes).putInt(at + 28, bodyBytes);
        into.putInt(at + 32, headSum).putInt(at + 36, bodySum).putInt(at + 40, 0);
        into.putInt(at + CHECKED, Checksum.of(salt, into, at, CHECKED));
    }

    /** The header at this place of the buffer, or null when there is none. */
    static @Nullable GroupHeader decode(ByteBuffer from, int at, long salt) {
        if (at + BYTES > from.limit()
                || from.getInt(at) != MAGIC
                || from.getInt(at + CHECKED) != Checksum.of(salt, from, at, CHECKED)) {
            return null;
        }
        GroupHeader header = new GroupHeader(
                from.getLong(at + 8),
                from.getInt(at + 4),
                from.getLong(at + 16),
                from.getInt(at + 24),
                from.getInt(at + 28),
                from.getInt(at + 32),
                from.getInt(at + 36));
        return header.count < 1 || header.headBytes < 1 || header.bodyBytes < 0 ? null : header;
    }
}
