package io.tablebridge.camel;

import io.tablebridge.operate.backup.DurableFiles;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The three folders of a watched folder, and what is moved between them. Immutable. */
final class FolderPlaces {

    private final Path root;

    FolderPlaces(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    private Path done() {
        return root.resolve("done");
    }

    private Path rejected() {
        return root.resolve("rejected");
    }

    /**
     * Makes those that are missing.
     *
     * @throws IOException when one can't be made
     */
    void make() throws IOException {
        Files.createDirectories(inbox());
        Files.createDirectories(done());
        Files.createDirectories(rejected());
    }

    /** Where the rejected rows of a file are written. */
    Path rejects(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return rejected().resolve((dot > 0 ? name.substring(0, dot) : name) + ".rejected.csv");
    }

    /** The file was taken in. */
    void toDone(Path file) throws IOException {
        move(file, done());
    }

    /** The file can't be taken in; why stands beside it in both languages. */
    void toRejected(Path file, Problem why) throws IOException {
        Path moved = move(file, rejected());
        String text = why.text(Locale.TRADITIONAL_CHINESE) + "\n\n" + why.text(Locale.ENGLISH) + "\n";
        DurableFiles.writeAtomically(
                rejected().resolve(moved.getFileName() + ".txt"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A link is moved itself, and not what it leads to. */
    private static Path move(Path file, Path folder) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        Path target = folder.resolve(name);
        for (int number = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); number++) {
            target = folder.resolve(
                    dot > 0 ? name.substring(0, dot) + "-" + number + name.substring(dot) : name + "-" + number);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.force(folder);
        return target;
    }
}
