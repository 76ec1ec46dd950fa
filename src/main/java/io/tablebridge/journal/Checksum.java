package io.tablebridge.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * CRC32C over a salt and some bytes. The salt is drawn for each segment, so that bytes sent to us can't pass for a group of
 * the segment they are stored in.
 */
final class Checksum {

    private Checksum() {}

    static int of(long salt, ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        for (int shift = 56; shift >= 0; shift -= 8) {
            crc.update((int) (salt >>> shift) & 0xff);
        }
        ByteBuffer part = bytes.duplicate();
        part.limit(from + length).position(from);
        crc.update(part);
        return (int) crc.getValue();
    }
}
