package io.tablebridge.operate.backup;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder inside the data folder for copies that one process works on and nobody needs afterwards. It goes with
 * {@link #close}; what a process left that died is removed when the next one comes. Thread-safe.
 */
public final class Scratch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");
    private static final String LOCK = "lock";

    /** Those of this process: on Unix, closing any channel on a file gives up every lock of the process on it. */
    private static final Set<Path> HELD = new HashSet<>();

    private final DataFolder data;
    private final Path folder;
    private final FileChannel lock;

    private Scratch(DataFolder data, Path folder, FileChannel lock) {
        this.data = data;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes one for this process, and removes those of processes that died.
     *
     * @throws OperateException when it can't be made
     */
    public static Scratch make(DataFolder data) {
        removeDead(data);
        Path folder = data.scratch().resolve(UUID.randomUUID().toString());
        try {
            return alone(data, () -> {
                DataFolder.createOwnerOnly(data.scratch());
                DataFolder.createOwnerOnly(folder);
                FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                channel.lock();
                HELD.add(folder);
                return new Scratch(data, folder, channel);
            });
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** A folder that is being made has no lock yet, and would look like one that a dead process left. */
    private static <T> T alone(DataFolder data, Work<T> work) throws IOException {
        synchronized (HELD) {
            try (FileChannel guard =
                    FileChannel.open(data.scratchLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                guard.lock();
                return work.run();
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /**
     * The folder of this name that another process has made.
     *
     * @throws OperateException when there is none
     */
    public static Path named(DataFolder data, String name) {
        Path folder = data.scratch().resolve(NAME.matcher(name).matches() ? name : "none");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw OperateException.mistake(Problem.at(data.scratch().toString(), "TB-OPS-080"));
        }
        return folder;
    }

    /** Removes the folders that no process holds any more; what can't be removed stays for the next time. */
    public static void removeDead(DataFolder data) {
        try {
            if (!DurableFiles.list(data.scratch()).isEmpty()) {
                alone(data, () -> removeUnlocked(data.scratch()));
            }
        } catch (IOException e) {
            LOG.warn("{}", Problem.at(data.scratch().toString(), "TB-OPS-081"), e);
        }
    }

    private static int removeUnlocked(Path scratch) throws IOException {
        int removed = 0;
        for (Path folder : DurableFiles.list(scratch)) {
            boolean named = NAME.matcher(String.valueOf(folder.getFileName())).matches();
            if (named && !HELD.contains(folder) && isDead(folder)) {
                DurableFiles.deleteTree(folder);
                removed++;
            }
        }
        return removed;
    }

    private static boolean isDead(Path folder) throws IOException {
        try (FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }

    /** Its name inside the data folder's scratch folder. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    public Path folder() {
        return folder;
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() {
        try {
            alone(data, () -> {
                lock.close();
                boolean held = HELD.remove(folder);
                DurableFiles.deleteTree(folder);
                return held;
            });
        } catch (IOException e) {
            LOG.warn("{}", Problem.at(folder.toString(), "TB-OPS-081"), e);
        }
    }

    private static OperateException failed(Path folder, IOException e) {
        return new OperateException(
                Problem.at(folder.toString(), "TB-OPS-082", e.getClass().getSimpleName()), e);
    }
}
