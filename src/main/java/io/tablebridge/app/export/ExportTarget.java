package io.tablebridge.app.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that appears under its name only when it is whole, and that only its owner can read. Until then it has {@code .part}
 * behind its name; one that was not finished is gone when it is closed. One thread.
 */
final class ExportTarget implements Closeable {

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private boolean finished;

    private ExportTarget(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
    }

    /** Begins a file; what an export that was killed left under the unfinished name is replaced. */
    static ExportTarget begin(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        Files.deleteIfExists(part);
        FileChannel channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(absolute));
        return new ExportTarget(absolute, part, channel);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        Path folder = file.getParent();
        boolean posix = folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    Path file() {
        return file;
    }

    /** Where its content goes; closing that does not close the file. */
    OutputStream content() {
        OutputStream bytes = Channels.newOutputStream(channel);
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                bytes.write(b);
            }

            @Override
            public void write(byte[] buffer, int from, int length) throws IOException {
                bytes.write(buffer, from, length);
            }
        };
    }

    /** All has been written: forces it to the device and gives it its name. */
    void finish() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(part);
        }
    }
}
