package io.tablebridge.app;

import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.db.DatabaseUnavailableException;
import io.tablebridge.db.WriterName;
import io.tablebridge.journal.BootId;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.model.Sha256;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.JournalState.LastStop;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.Recovery;
import io.tablebridge.operate.backup.ServerRecovery;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A database of PostgreSQL: the server keeps it whole, and its backups are the server's. */
final class ServerKeeping implements Keeping {

    /** After a machine's start the server may come up later than we do; the doors are open meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int FAMILY = 8;
    private static final int HOLDER = 32;

    private final DatabaseAddress server;
    private final DataFolder folder;

    /** @param folder this process has locked it */
    ServerKeeping(DatabaseAddress server, DataFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    /** By the folder's lock its last process on this machine is dead, whatever the server still believes. */
    static Optional<WriterName> writer(DataFolder folder, FileJournal journal) {
        return writer(folder, journal, bootId());
    }

    /** @param boot of the machine: a copy of it, which has the same folder, was started at another time */
    static Optional<WriterName> writer(DataFolder folder, FileJournal journal, String boot) {
        return folder.mark().map(mark -> {
            String holder = Sha256.hex(String.join("\n", journal.id(), mark, boot));
            return new WriterName(journal.id().substring(0, FAMILY), holder.substring(0, HOLDER));
        });
    }

    /** Where the system has none we know no session but those of this very process. */
    private static String bootId() {
        try {
            String id = BootId.read();
            return id.isEmpty() ? UUID.randomUUID().toString() : id;
        } catch (IOException e) {
            throw new OperateException(Problem.at("", "TB-APP-005", e.getClass().getSimpleName()), e);
        }
    }

    @Override
    public Recovery.Outcome recover(FileJournal journal) {
        return new ServerRecovery(server, new PipelinePosition(), PATIENCE).run(Core.stateOf(journal, LastStop.CLEAN));
    }

    @Override
    public Database open(FileJournal journal) {
        try {
            return Database.open(server, PATIENCE, writer(folder, journal));
        } catch (DatabaseUnavailableException e) {
            throw new OperateException(e.problem(), e);
        }
    }

    @Override
    public void revoke() {}

    @Override
    public void closed() {}

    @Override
    public Optional<Backups> backups() {
        return Optional.empty();
    }
}
