package io.tablebridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * What a segment begins with. It stands there twice, in two sectors, because without the salt nothing in the segment can be
 * told from noise.
 *
 * @param journal the journal's id
 * @param serial the segment's number, ascending
 * @param generation 0, one more each time the segment was rewritten
 * @param first the number of its first entry, whether or not it got one; says that every entry before it was forced
 * @param salt goes into the checksums of the segment's groups
 */
record SegmentHeader(UUID journal, long serial, int generation, long first, long salt) {

    /** Where the groups begin. */
    static final int BYTES = 1024;

    private static final int COPY = 512;
    private static final int MAGIC = 0x54424a53;
    private static final int VERSION = 1;
    private static final int CHECKED = 56;

    ByteBuffer encode() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        for (int at = 0; at < BYTES; at += COPY) {
            buffer.position(at);
            buffer.putInt(MAGIC).putInt(VERSION);
            buffer.putLong(journal.getMostSignificantBits()).putLong(journal.getLeastSignificantBits());
            buffer.putLong(serial).putInt(generation).putLong(first).putLong(salt);
            buffer.putInt(0);
            buffer.putInt(Checksum.of(0, buffer, at, CHECKED));
        }
        return buffer.rewind();
    }

    /** The header of a file; empty when neither copy can be read. */
    static Optional<SegmentHeader> read(SegmentFile file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        int length = file.read(buffer, 0);
        for (int at = 0; at + COPY <= length; at += COPY) {
            if (buffer.getInt(at) == MAGIC && buffer.getInt(at + CHECKED) == Checksum.of(0, buffer, at, CHECKED)) {
                int version = buffer.getInt(at + 4);
                if (version != VERSION) {
                    throw new IOException("the journal was written by a newer release: format " + version);
                }
                return Optional.of(decode(buffer.duplicate().position(at + 8)));
            }
        }
        return Optional.empty();
    }

    private static SegmentHeader decode(ByteBuffer from) {
        return new SegmentHeader(
                new UUID(from.getLong(), from.getLong()),
                from.getLong(),
                from.getInt(),
                from.getLong(),
                from.getLong());
    }
}
