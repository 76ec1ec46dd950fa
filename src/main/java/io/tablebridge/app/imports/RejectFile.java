package io.tablebridge.app.imports;

import io.tablebridge.operate.backup.DurableFiles;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes the rows of an import that were not taken to a file, to be corrected there and imported again. */
final class RejectFile {

    private static final char MARK = '\uFEFF';

    private RejectFile() {}

    /** Where the rejected rows of a file are written if nobody says otherwise: beside it. */
    static Path beside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".rejected.csv");
    }

    /**
     * A file that is not there: in one that is, a person may be correcting something.
     *
     * @param file as it would be called
     */
    static Path free(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        Path free = file;
        for (int number = 2; Files.exists(free); number++) {
            free = file.resolveSibling(
                    dot > 0 ? name.substring(0, dot) + "-" + number + name.substring(dot) : name + "-" + number);
        }
        return free;
    }

    /**
     * Writes a file that is not there; whole or not at all, for its owner only.
     *
     * @throws OperateException when it can't be written
     */
    static void write(RejectSource source, Path file) throws InterruptedException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            try (FileChannel channel = FileChannel.open(
                            unfinished,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly(unfinished));
                    Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                write(source, out);
                out.flush();
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.force(DurableFiles.parent(file));
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(file.toString(), "TB-IMP-005", e.getClass().getSimpleName()), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void write(RejectSource source, Writer out) throws IOException, InterruptedException {
        out.write(MARK + source.header() + "\r\n");
        for (RejectPage page = source.page(0); !page.rows().isEmpty(); page = source.page(page.last())) {
            for (String row : page.rows()) {
                out.write(row + "\r\n");
            }
        }
    }
}
