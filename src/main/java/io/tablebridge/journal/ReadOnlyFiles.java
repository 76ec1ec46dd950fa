package io.tablebridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A folder that another process may be writing to, as it stands. Nothing in it is ever changed: what is told to be written,
 * cut off, renamed or deleted is passed over, because the process that holds the folder does it.
 */
final class ReadOnlyFiles implements JournalFiles {

    private final Path folder;

    ReadOnlyFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> list() throws IOException {
        return FolderFiles.names(folder);
    }

    @Override
    public SegmentFile create(String name) {
        return new Nowhere();
    }

    @Override
    public SegmentFile open(String name) throws IOException {
        return new ReadFile(new ChannelFile(FileChannel.open(folder.resolve(name), StandardOpenOption.READ)));
    }

    @Override
    public void rename(String from, String to) {}

    @Override
    public void delete(String name) {}

    @Override
    public void force() {}

    @Override
    public long usableBytes() {
        return 0;
    }

    @Override
    public void close() {}

    private record ReadFile(ChannelFile file) implements SegmentFile {

        @Override
        public void write(ByteBuffer bytes, long offset) {}

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            return file.read(into, offset);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) {}

        @Override
        public void force(boolean metadata) {}

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A file that was never made. */
    private record Nowhere() implements SegmentFile {

        @Override
        public void write(ByteBuffer bytes, long offset) {}

        @Override
        public int read(ByteBuffer into, long offset) {
            return 0;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public void truncate(long size) {}

        @Override
        public void force(boolean metadata) {}

        @Override
        public void close() {}
    }
}
