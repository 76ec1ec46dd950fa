package io.tablebridge.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real folder, locked by this process while it is open. */
final class FolderFiles implements JournalFiles {

    /** The file by which a process holds the folder. */
    static final String LOCK = "lock";

    private final Path folder;
    private final FileStore store;
    private final FileChannel lock;
    private final boolean windows =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private FolderFiles(Path folder, FileStore store, FileChannel lock) {
        this.folder = folder;
        this.store = store;
        this.lock = lock;
    }

    /**
     * @throws JournalLockedException when another process, or another part of this one, has it open
     */
    static FolderFiles open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        FileChannel channel = FileChannel.open(
                real.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new JournalLockedException("the journal's folder is in use by another process: " + real);
            }
            FolderFiles files = new FolderFiles(real, Files.getFileStore(real), channel);
            files.forceFolder(real);
            Path parent = real.getParent();
            if (parent != null) {
                files.forceFolder(parent);
            }
            return files;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public List<String> list() throws IOException {
        return names(folder);
    }

    /** The names of the files in a folder, without the lock. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(LOCK))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public SegmentFile create(String name) throws IOException {
        return new ChannelFile(FileChannel.open(
                folder.resolve(name),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    @Override
    public SegmentFile open(String name) throws IOException {
        return new ChannelFile(
                FileChannel.open(folder.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    @Override
    public void force() throws IOException {
        forceFolder(folder);
    }

    // Windows can't open a folder as a file and writes its entries through.
    private void forceFolder(Path path) throws IOException {
        if (windows) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public long usableBytes() throws IOException {
        return store.getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
