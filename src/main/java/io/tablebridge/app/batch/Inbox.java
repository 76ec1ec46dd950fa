package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.DurableFiles;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that come into folders. One that is still being written is left until it stands still: until it was found the
 * same twice, or nobody has written to it for a while. One thread at a time.
 */
final class Inbox {

    private static final int MOST_FILES = 1_000;
    private static final Duration STILL = Duration.ofSeconds(60);

    private final Clock clock;
    private final Map<Path, Seen> seen = new HashMap<>();

    private record Seen(Path path, long size, Instant modified) {}

    /**
     * What there is to take.
     *
     * @param ready files that stand still, the oldest first
     * @param moving whether others are still being written
     */
    record Standing(List<Path> ready, boolean moving) {}

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /**
     * Looks into the folder of a task, which is made where there is none.
     *
     * @throws OperateException when it can't be looked into
     */
    Standing look(ImportTask task) {
        try {
            Files.createDirectories(task.folder());
            List<Seen> found = list(task);
            List<Path> ready = found.stream()
                    .filter(file -> file.equals(seen.get(file.path())) || isOld(file))
                    .map(Seen::path)
                    .toList();
            seen.keySet().removeIf(path -> isOf(task, path));
            found.forEach(file -> seen.put(file.path(), file));
            return new Standing(ready, ready.size() < found.size());
        } catch (IOException e) {
            throw unusable(task.folder(), e);
        }
    }

    /** Whether a file is still the one that was found at the last look. */
    boolean isUnchanged(Path file) {
        try {
            return seen(file).filter(now -> now.equals(seen.get(file))).isPresent();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static boolean isOf(ImportTask task, Path path) {
        return path.startsWith(task.folder()) && task.files().matches(String.valueOf(path.getFileName()));
    }

    private boolean isOld(Seen file) {
        return !file.modified().isAfter(clock.instant().minus(STILL));
    }

    private static List<Seen> list(ImportTask task) throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.list(task.folder())) {
            paths = files.filter(file -> task.files().matches(String.valueOf(file.getFileName())))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
        List<Seen> found = new ArrayList<>();
        for (Path path : paths) {
            seen(path).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Seen::modified).thenComparing(Seen::path));
        return found;
    }

    /** Empty for what is no file: a link would lead to files that nobody put there. */
    private static Optional<Seen> seen(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isRegularFile()
                ? Optional.of(new Seen(
                        path, attributes.size(), attributes.lastModifiedTime().toInstant()))
                : Optional.empty();
    }

    /**
     * Puts a file into a folder for good, so that it does not come back after a power failure.
     *
     * @param name as it would be called there; one that is taken gets a number
     * @throws OperateException when it can't be put there
     */
    static void put(Path file, Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.move(file, free(folder, name), StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.force(folder);
            DurableFiles.force(DurableFiles.parent(file));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** A file of a folder that is not there, named as nearly so as can be. */
    static Path free(Path folder, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve(stem + "-" + number + (dot > 0 ? name.substring(dot) : ""));
        }
        return free;
    }

    private static OperateException unusable(Path folder, IOException e) {
        return new OperateException(
                Problem.at(folder.toString(), "TB-BAT-021", e.getClass().getSimpleName()), e);
    }
}
