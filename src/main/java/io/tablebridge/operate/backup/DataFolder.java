package io.tablebridge.operate.backup;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that holds all that must not be lost, marked for its owner only. Immutable, thread-safe. */
public final class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** Names the folder without touching the disk. */
    public static DataFolder at(Path root) {
        return new DataFolder(root.toAbsolutePath().normalize());
    }

    /**
     * Makes the folder where it is missing and takes everybody else's rights on it away.
     *
     * @throws OperateException when it can't be made or written
     */
    public DataFolder create() {
        try {
            createOwnerOnly(root);
            for (Path folder : new Path[] {journal(), database().getParent(), backups(), damaged()}) {
                if (folder != null) {
                    createOwnerOnly(folder);
                }
            }
            return this;
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(root.toString(), "TB-OPS-020", e.getClass().getSimpleName()), e);
        }
    }

    public Path root() {
        return root;
    }

    public Path journal() {
        return root.resolve("journal");
    }

    /** H2's name of the database: its file has {@code .mv.db} behind it. */
    public Path database() {
        return root.resolve("database").resolve("tablebridge");
    }

    public Path backups() {
        return root.resolve("backups");
    }

    /** Where damaged database files are kept for a person to look at. */
    public Path damaged() {
        return root.resolve("damaged");
    }

    /** Where refresh tokens are kept that platforms have changed. */
    public Path tokens() {
        return root.resolve("tokens");
    }

    /** Where commands work on copies that nobody needs afterwards. */
    public Path scratch() {
        return root.resolve("scratch");
    }

    /** Where files lie that are being imported, or wait for it. */
    public Path imports() {
        return root.resolve("imports");
    }

    /** Whoever makes or removes folders in {@link #scratch} holds this file meanwhile. */
    Path scratchLock() {
        return root.resolve("scratch.lock");
    }

    /** The file with the token for the management port. */
    public Path managementToken() {
        return root.resolve("management.token");
    }

    /** The file that names the management port of the process that runs. */
    public Path managementPort() {
        return root.resolve("management.port");
    }

    /** The file that names the door's port of the process that runs. */
    public Path doorPort() {
        return root.resolve("door.port");
    }

    /** Writes a small file so that whoever reads it finds all of it or none. */
    public static void publish(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, text, StandardCharsets.UTF_8);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the folder for this process, or is empty when another holds it. */
    public Optional<Lock> tryLock() {
        try {
            FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new Lock(channel));
                }
            } catch (OverlappingFileLockException e) {
                // This very process holds it through another channel.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(root.toString(), "TB-OPS-020", e.getClass().getSimpleName()), e);
        }
    }

    /**
     * What tells the folder whose {@link #tryLock lock} this process has from a copy of it on the same machine, as long as that
     * runs: the device and the number of its lock file. Empty where the file system keeps no such thing.
     */
    public Optional<String> mark() {
        try {
            return Optional.ofNullable(Files.readAttributes(lockFile(), BasicFileAttributes.class)
                            .fileKey())
                    .map(Object::toString);
        } catch (IOException e) {
            LOG.debug("the data folder has no mark", e);
            return Optional.empty();
        }
    }

    private Path lockFile() {
        return root.resolve("lock");
    }

    /** Makes a folder where it is missing and takes everybody else's rights on it away. */
    public static void createOwnerOnly(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The folder belongs to this process until it is closed. */
    public static final class Lock implements AutoCloseable {

        private final FileChannel channel;

        private Lock(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
