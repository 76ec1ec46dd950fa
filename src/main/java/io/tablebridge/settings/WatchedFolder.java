package io.tablebridge.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder that a person edits while this process runs. A change counts once it was found the same at two
 * looks in a row: editors write in pieces, or move the old file away before the new one stands in its place. For one
 * thread.
 */
public final class WatchedFolder {

    private static final int MOST_FILES = 1_000;

    /** A file system may give two writes within this time the same time stamp. */
    private static final long COARSE_MILLIS = 3_000;

    private final Path folder;
    private final Predicate<String> names;
    private final long mostBytes;
    private final Texts texts;
    private Map<String, Seen> seen = new TreeMap<>();
    private final Map<String, String> told = new TreeMap<>();

    /** The texts of files that are more than what stands in the file itself. */
    public interface Texts {

        /**
         * The whole text of a file.
         *
         * @throws java.nio.charset.CharacterCodingException when the file is not UTF-8
         * @throws IOException when it can't be read
         */
        String of(Path file) throws IOException;

        /** Whether a text may become another although its file stays as it is; it is then read at each look. */
        boolean dependsOnOthers(String text);
    }

    private static final Texts OF_THEMSELVES = new Texts() {

        @Override
        public String of(Path file) throws IOException {
            return Files.readString(file);
        }

        @Override
        public boolean dependsOnOthers(String text) {
            return false;
        }
    };

    /** What tells one version of a file from another, and how it looked from outside when it was read. */
    private record Seen(String hash, boolean alone, FileTime modified, long size, @Nullable Object key, long readAt) {

        static Seen of(FoundFile file, boolean alone, BasicFileAttributes from) {
            return new Seen(
                    WatchedFolder.hash(file),
                    alone,
                    from.lastModifiedTime(),
                    from.size(),
                    from.fileKey(),
                    System.currentTimeMillis());
        }

        boolean isStill(BasicFileAttributes now, @Nullable String told) {
            return alone
                    && hash.equals(told)
                    && modified.equals(now.lastModifiedTime())
                    && size == now.size()
                    && Objects.equals(key, now.fileKey())
                    && readAt - modified.toMillis() > COARSE_MILLIS;
        }
    }

    /**
     * @param names of the files that count
     * @param mostBytes a larger file is not read
     */
    public WatchedFolder(Path folder, Predicate<String> names, long mostBytes) {
        this(folder, names, mostBytes, OF_THEMSELVES);
    }

    /**
     * @param names of the files that count
     * @param mostBytes a larger file is not read
     * @param texts what the files hold
     */
    public WatchedFolder(Path folder, Predicate<String> names, long mostBytes, Texts texts) {
        this.folder = folder;
        this.names = names;
        this.mostBytes = mostBytes;
        this.texts = texts;
    }

    /**
     * All files as they stand now, by name; to be called once, before the first {@link #look}.
     *
     * @throws IOException when the folder can't be listed
     */
    public List<FoundFile> first() throws IOException {
        List<FoundFile> found = new ArrayList<>();
        for (Path file : list()) {
            attributes(file).ifPresent(attributes -> {
                FoundFile read = read(file);
                if (read.state() != FoundFile.State.GONE) {
                    seen.put(read.name(), seen(read, attributes));
                    told.put(read.name(), hash(read));
                    found.add(read);
                }
            });
        }
        return List.copyOf(found);
    }

    /**
     * What has changed since it was last told and stands still, by name; files that are no more among it.
     *
     * @throws IOException when the folder can't be listed; nothing counts as changed then
     */
    public List<FoundFile> look() throws IOException {
        Map<String, Seen> now = new TreeMap<>();
        List<FoundFile> changed = new ArrayList<>();
        for (Path file : list()) {
            attributes(file).ifPresent(attributes -> look(file, attributes, now).ifPresent(changed::add));
        }
        for (String name : List.copyOf(told.keySet())) {
            if (!now.containsKey(name) && !seen.containsKey(name)) {
                told.remove(name);
                changed.add(FoundFile.gone(name));
            }
        }
        seen = now;
        changed.sort(Comparator.comparing(FoundFile::name));
        return List.copyOf(changed);
    }

    private Optional<FoundFile> look(Path file, BasicFileAttributes attributes, Map<String, Seen> now) {
        String name = String.valueOf(file.getFileName());
        Optional<Seen> before = Optional.ofNullable(seen.get(name));
        if (before.isPresent() && before.get().isStill(attributes, told.get(name))) {
            now.put(name, before.get());
            return Optional.empty();
        }
        FoundFile read = read(file);
        if (read.state() == FoundFile.State.GONE) {
            return Optional.empty();
        }
        Seen fresh = seen(read, attributes);
        now.put(name, fresh);
        boolean stands = before.filter(old -> old.hash().equals(fresh.hash())).isPresent();
        if (!stands || fresh.hash().equals(told.get(name))) {
            return Optional.empty();
        }
        told.put(name, fresh.hash());
        return Optional.of(read);
    }

    private FoundFile read(Path file) {
        return FoundFile.read(file, mostBytes, texts::of);
    }

    private Seen seen(FoundFile read, BasicFileAttributes attributes) {
        boolean alone = read.state() != FoundFile.State.READ || !texts.dependsOnOthers(read.text());
        return Seen.of(read, alone, attributes);
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> names.test(String.valueOf(file.getFileName())))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException e) {
            // Moved away between the listing and now: the next look sees what became of it.
            return Optional.empty();
        }
    }

    private static String hash(FoundFile file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file.state().name().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(file.text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
