package io.tablebridge.app;

import io.tablebridge.db.Database;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.DatabaseTrust;
import io.tablebridge.operate.backup.Recovery;
import java.time.Clock;
import java.util.Optional;

/** A file of H2: it may be torn, is restored from our own backups, and carries a mark beside it. */
final class FileKeeping implements Keeping {

    private final CoreSettings settings;
    private final Backups backups;
    private final DatabaseTrust trust;
    private final Recovery recovery;

    FileKeeping(CoreSettings settings, Clock clock) {
        this.settings = settings;
        this.backups = new Backups(settings.folder().backups(), settings.backupsKept(), clock, new PipelinePosition());
        this.trust = new DatabaseTrust(settings.database());
        this.recovery = new Recovery(settings.folder(), settings.database(), backups, new PipelinePosition(), clock);
    }

    @Override
    public Recovery.Outcome recover(FileJournal journal) {
        return recovery.run(Core.stateOf(journal, trust.lastStop(journal.bootId())));
    }

    @Override
    public Database open(FileJournal journal) {
        trust.inUse(journal.bootId());
        return Database.open(settings.database().url());
    }

    @Override
    public void revoke() {
        trust.revoke();
    }

    @Override
    public void closed() {
        trust.closed();
    }

    @Override
    public Optional<Backups> backups() {
        return Optional.of(backups);
    }
}
