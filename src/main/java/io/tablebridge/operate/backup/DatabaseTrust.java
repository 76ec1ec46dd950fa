package io.tablebridge.operate.backup;

import io.tablebridge.operate.backup.JournalState.LastStop;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the database's file was last left, as a mark beside it. The journal's own marks can't tell: the journal may have been
 * opened and closed since without anyone having looked at the database. One thread at a time.
 */
public final class DatabaseTrust {

    private static final String CLOSED = "closed";
    private static final String IN_USE = "in use since boot ";

    private final Path file;
    private final Path mark;

    public DatabaseTrust(DatabaseLocation database) {
        this.file = file(database.file());
        this.mark = database.file().resolveSibling(database.file().getFileName() + "-state");
    }

    private static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + ".mv.db");
    }

    /**
     * How it was left.
     *
     * @param bootId the machine's present boot; empty where the system doesn't tell
     * @throws OperateException when the mark is there and can't be read
     */
    public LastStop lastStop(String bootId) {
        try {
            if (!Files.exists(mark)) {
                return LastStop.UNKNOWN;
            }
            String found = Files.readString(mark, StandardCharsets.ISO_8859_1).strip();
            if (found.equals(CLOSED)) {
                return LastStop.CLEAN;
            }
            boolean sameBoot = !bootId.isEmpty() && found.equals(IN_USE + bootId);
            return sameBoot ? LastStop.KILLED_SAME_BOOT : LastStop.UNKNOWN;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The file may be trusted and is about to be opened: a power cut from here on takes the trust away. */
    public void inUse(String bootId) {
        write(IN_USE + bootId);
    }

    /** The file was closed; it is forced to the device before the mark says so. */
    public void closed() {
        try {
            if (Files.exists(file)) {
                DurableFiles.force(file);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        write(CLOSED);
    }

    /** The file turned out to be damaged: the next start must not use it. */
    public void revoke() {
        try {
            if (Files.deleteIfExists(mark)) {
                DurableFiles.force(DurableFiles.parent(mark));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(String state) {
        try {
            Files.createDirectories(DurableFiles.parent(mark));
            DurableFiles.writeAtomically(mark, (state + "\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private OperateException failed(IOException e) {
        return new OperateException(
                Problem.at(mark.toString(), "TB-OPS-007", e.getClass().getSimpleName()), e);
    }
}
