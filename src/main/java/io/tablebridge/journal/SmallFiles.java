package io.tablebridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Files that are written as a whole: complete and forced before they get their name, with a checksum at the end. */
final class SmallFiles {

    /** The ending of files that are not complete yet. */
    static final String UNFINISHED = ".tmp";

    private static final int MAX_BYTES = 64 << 20;

    private final JournalFiles files;

    SmallFiles(JournalFiles files) {
        this.files = files;
    }

    void write(String name, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(content.length + 4).put(content);
        buffer.putInt(Checksum.of(0, buffer.duplicate().clear(), 0, content.length))
                .flip();
        String unfinished = name + UNFINISHED;
        if (files.list().contains(unfinished)) {
            files.delete(unfinished);
        }
        try (SegmentFile file = files.create(unfinished)) {
            file.write(buffer, 0);
            file.force(true);
        }
        files.rename(unfinished, name);
        files.force();
    }

    /** The content; empty when the file was changed or is not whole. */
    Optional<byte[]> read(String name) throws IOException {
        try (SegmentFile file = files.open(name)) {
            long size = file.size();
            if (size < 4 || size > MAX_BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) size);
            if (file.read(buffer, 0) < size) {
                return Optional.empty();
            }
            int length = (int) size - 4;
            boolean whole = buffer.getInt(length) == Checksum.of(0, buffer.flip(), 0, length);
            return whole ? Optional.of(Arrays.copyOf(buffer.array(), length)) : Optional.empty();
        }
    }
}
