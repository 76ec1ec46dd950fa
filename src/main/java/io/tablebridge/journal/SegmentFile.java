package io.tablebridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of the journal. Reads from several threads are safe, writes are one thread's. */
interface SegmentFile extends Closeable {

    /** Writes what remains in the buffer at this offset. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Fills the buffer from this offset as far as the file goes; the number of bytes read, 0 at the end. */
    int read(ByteBuffer into, long offset) throws IOException;

    long size() throws IOException;

    void truncate(long size) throws IOException;

    /** Forces the content to the device, and all of the file's metadata when asked. */
    void force(boolean metadata) throws IOException;
}
