package io.tablebridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The segment that is being written, and its file. The writer's thread only. */
final class ActiveSegment {

    private final Segment segment;
    private final SegmentFile file;

    ActiveSegment(Segment segment, SegmentFile file) {
        this.segment = segment;
        this.file = file;
    }

    Segment segment() {
        return segment;
    }

    /** Writes a group behind what is forced, and forces it. */
    void append(ByteBuffer group) throws IOException {
        file.write(group, segment.validBytes());
        file.force(false);
    }

    /** Takes back what stands behind the forced end, as far as the device lets us. */
    void cut() throws IOException {
        try (file) {
            file.truncate(segment.validBytes());
            file.force(true);
        }
    }

    void close() throws IOException {
        file.close();
    }
}
