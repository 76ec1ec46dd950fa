package io.tablebridge.journal;

import java.nio.ByteBuffer;
import java.util.List;

/** Turns entries into the bytes of a group, in one buffer that is used again. One thread's. */
final class GroupEncoder {

    private static final int START = 256 * 1024;

    private final int keep;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(START);

    /**
     * @param keep a buffer larger than this is given back after use, in bytes
     */
    GroupEncoder(int keep) {
        this.keep = Math.max(START, keep + GroupHeader.BYTES);
    }

    ByteBuffer encode(List<Pending> group, long first, long salt) {
        int heads = 0;
        long bodies = 0;
        for (Pending entry : group) {
            heads += 4 + entry.head().length;
            bodies += entry.bodyBytes();
        }
        int length = Math.toIntExact(GroupHeader.BYTES + heads + bodies);
        ByteBuffer into = room(length);
        into.position(GroupHeader.BYTES);
        for (Pending entry : group) {
            into.putInt(entry.head().length).put(entry.head());
        }
        for (Pending entry : group) {
            for (byte[] body : entry.bodies()) {
                into.put(body);
            }
        }
        int bodiesAt = GroupHeader.BYTES + heads;
        new GroupHeader(
                        first,
                        group.size(),
                        first - 1,
                        heads,
                        (int) bodies,
                        Checksum.of(salt, into, GroupHeader.BYTES, heads),
                        Checksum.of(salt, into, bodiesAt, (int) bodies))
                .encode(into, 0, salt);
        return into.flip();
    }

    private ByteBuffer room(int length) {
        if (length > keep) {
            return ByteBuffer.allocateDirect(length);
        }
        if (length > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(Math.min(keep, Math.max(length, 2 * buffer.capacity())));
        }
        return buffer.clear().limit(length);
    }
}
