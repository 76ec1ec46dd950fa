package io.tablebridge.app;

import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.db.DatabaseUnavailableException;
import io.tablebridge.db.WriterName;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.JournalState.LastStop;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.Recovery;
import io.tablebridge.operate.backup.ServerRecovery;
import java.time.Duration;
import java.util.Optional;

/** A database of PostgreSQL: the server keeps it whole, and its backups are the server's. */
final class ServerKeeping implements Keeping {

    /** After a machine's start the server may come up later than we do; the doors are open meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseAddress server;
    private final DataFolder folder;

    /** @param folder this process has locked it */
    ServerKeeping(DatabaseAddress server, DataFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    /** By the folder's lock its last process is dead, whatever the server still believes. */
    static Optional<WriterName> writer(DataFolder folder, FileJournal journal) {
        return folder.number().map(number -> WriterName.of(journal.id(), number));
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
