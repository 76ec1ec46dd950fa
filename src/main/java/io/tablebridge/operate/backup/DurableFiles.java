package io.tablebridge.operate.backup;

import io.tablebridge.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Files that stand on the device, whole or not at all. Thread-safe. */
public final class DurableFiles {

    private DurableFiles() {}

    /** Writes a file in place of an older one. */
    public static void writeAtomically(Path file, byte[] content) throws IOException {
        Path folder = parent(file);
        Path unfinished = folder.resolve("." + file.getFileName() + ".unfinished");
        Files.write(unfinished, content);
        force(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Forces a file or, where the system can, a folder's entries. */
    public static void force(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
                return; // Windows has no way to open a folder, and forces its entries by itself.
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What lies in a folder, by name; nothing when there is no folder. */
    public static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /** Deletes a file or a folder with all in it; of a symbolic link only the link. */
    public static void deleteTree(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : list(folder)) {
                deleteTree(entry);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** The folder of a file. */
    public static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("the root folder is no file");
        }
        return parent;
    }
}
