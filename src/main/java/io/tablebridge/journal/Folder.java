package io.tablebridge.journal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.UUID;

/** Makes, seals and removes the files of segments. */
final class Folder {

    private final JournalFiles files;
    private final SmallFiles small;
    private final SecureRandom random = new SecureRandom();

    Folder(JournalFiles files) {
        this.files = files;
        this.small = new SmallFiles(files);
    }

    JournalFiles files() {
        return files;
    }

    SegmentHeader header(UUID journal, long serial, long first) {
        return new SegmentHeader(journal, serial, 0, first, random.nextLong());
    }

    /** Makes the file of a segment, with its header; it and its name are forced when this returns. */
    SegmentFile make(SegmentHeader header) throws IOException {
        String name = SegmentName.segment(header.serial(), header.generation());
        SegmentFile file = createUnfinished(name);
        try {
            file.write(header.encode(), 0);
            file.force(true);
            publish(name);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Makes a file that {@link #publish} gives its name; replaces what an earlier try left. */
    SegmentFile createUnfinished(String name) throws IOException {
        String unfinished = name + SmallFiles.UNFINISHED;
        if (files.list().contains(unfinished)) {
            files.delete(unfinished);
        }
        return files.create(unfinished);
    }

    /** Gives a complete and forced file its name. */
    void publish(String name) throws IOException {
        files.rename(name + SmallFiles.UNFINISHED, name);
        files.force();
    }

    void writeSeal(Seal seal) throws IOException {
        small.write(SegmentName.totals(seal.header().serial()), seal.encode());
    }

    void delete(String name) throws IOException {
        files.delete(name);
        files.force();
    }
}
