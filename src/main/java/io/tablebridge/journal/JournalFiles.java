package io.tablebridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The folder the journal lives in: as much of a file system as the journal uses, and no more, so that a simulated disk can
 * stand in for it. Nothing but {@link SegmentFile#force} and {@link #force} makes anything outlive a power cut.
 */
interface JournalFiles extends Closeable {

    /** The names of the files. */
    List<String> list() throws IOException;

    /** Makes an empty file that can be written; the name must be new. */
    SegmentFile create(String name) throws IOException;

    /** Opens a file that exists, for reading and for cutting off its end. */
    SegmentFile open(String name) throws IOException;

    /** Gives a file another name, replacing what had it. */
    void rename(String from, String to) throws IOException;

    /** Removes a file that exists. */
    void delete(String name) throws IOException;

    /** Forces the folder's entries (made, renamed and removed files) to the device. */
    void force() throws IOException;

    /** The free bytes that we may use. */
    long usableBytes() throws IOException;
}
