package io.tablebridge.app.imports;

import io.tablebridge.model.Sha256;
import io.tablebridge.operate.backup.DurableFiles;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/** Copies a file whole and forces the copy, unless it is too large, or changes meanwhile. Immutable, thread-safe. */
final class ImportCopy {

    private static final long MIB = 1L << 20;

    private final long largest;
    private final long reserve;
    private final BooleanSupplier stopped;

    /**
     * @param largest bytes that a file may have
     * @param reserve bytes of free disk that stay the journal's
     * @param stopped whether to give up
     */
    ImportCopy(long largest, long reserve, BooleanSupplier stopped) {
        this.largest = largest;
        this.reserve = reserve;
        this.stopped = stopped;
    }

    /**
     * @param to a file that is not there, in a folder that is
     * @return the copy
     * @throws OperateException when the file can't be taken over
     * @throws IOException when the copy can't be written
     */
    ImportFile write(Path from, Path to) throws IOException {
        ImportFile before = look(from);
        requireRoom(before, to);
        MessageDigest digest = Sha256.begin();
        long size = 0;
        try (InputStream in = open(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (stopped.getAsBoolean()) {
                    throw new InterruptedIOException("the service stops");
                }
                size += read;
                requireSize(from, size);
                digest.update(buffer, 0, read);
                for (ByteBuffer left = ByteBuffer.wrap(buffer, 0, read); left.hasRemaining(); ) {
                    out.write(left);
                }
            }
            out.force(true);
        }
        before.requireUnchanged();
        return new ImportFile(
                to, size, Files.getLastModifiedTime(to), HexFormat.of().formatHex(digest.digest()));
    }

    private ImportFile look(Path from) {
        try {
            if (!Files.isRegularFile(from)) {
                String code = Files.exists(from) ? "TB-IMP-021" : "TB-IMP-022";
                throw OperateException.mistake(Problem.at(from.toString(), code));
            }
            FileTime modified = Files.getLastModifiedTime(from);
            long size = Files.size(from);
            requireSize(from, size);
            return new ImportFile(from, size, modified, "");
        } catch (IOException e) {
            throw unreadable(from, e);
        }
    }

    private static InputStream open(Path from) {
        try {
            return Files.newInputStream(from);
        } catch (IOException e) {
            throw unreadable(from, e);
        }
    }

    /** Only who asked for it needs to know. */
    private static OperateException unreadable(Path from, IOException e) {
        return OperateException.mistake(
                Problem.at(from.toString(), "TB-IMP-023", e.getClass().getSimpleName()));
    }

    private void requireSize(Path from, long size) {
        if (size > largest) {
            throw OperateException.mistake(Problem.at(from.toString(), "TB-IMP-024", mib(largest)));
        }
    }

    /** The journal grows by as much again, and keeps its reserve. */
    private void requireRoom(ImportFile file, Path to) throws IOException {
        long needed = 2 * file.size() + reserve;
        long free = Files.getFileStore(DurableFiles.parent(to)).getUsableSpace();
        if (free < needed) {
            throw OperateException.mistake(Problem.at(file.path().toString(), "TB-IMP-025", mib(needed), mib(free)));
        }
    }

    private static String mib(long bytes) {
        return (bytes + MIB - 1) / MIB + " MiB";
    }
}
