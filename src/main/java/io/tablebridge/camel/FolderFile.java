package io.tablebridge.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file of a watched folder on its way through the route. One thread. */
final class FolderFile {

    private final Path path;
    private final long size;
    private final FileTime changed;
    private FolderAnswer answer = FolderAnswer.LATER;
    private Optional<FolderWish> wish = Optional.empty();

    private FolderFile(Path path, BasicFileAttributes attributes) {
        this.path = path;
        this.size = attributes.size();
        this.changed = attributes.lastModifiedTime();
    }

    /**
     * As it is now.
     *
     * @throws IOException when it can't be looked at
     */
    static FolderFile of(Path path) throws IOException {
        return new FolderFile(path, attributes(path));
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Whether it is still the one that was sent: somebody may have put another in its place.
     *
     * @throws IOException when it can't be looked at
     */
    boolean isUnchanged() throws IOException {
        BasicFileAttributes now = attributes(path);
        return now.size() == size && now.lastModifiedTime().equals(changed);
    }

    Path path() {
        return path;
    }

    FolderAnswer answer() {
        return answer;
    }

    /** How it was wished to be imported; empty before anything was answered. */
    Optional<FolderWish> wish() {
        return wish;
    }

    void answered(FolderAnswer said, FolderWish asked) {
        answer = said;
        wish = Optional.of(asked);
    }

    /** A name may tell of people. */
    @Override
    public String toString() {
        return "a file";
    }
}
