package io.tablebridge.app;

import io.tablebridge.db.Database;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.Recovery;
import java.time.Clock;
import java.util.Optional;

/** How a database comes into a state that may be trusted, and how it is left. One thread at a time. */
interface Keeping {

    static Keeping of(CoreSettings settings, Clock clock) {
        return settings.server()
                .<Keeping>map(server -> new ServerKeeping(server, settings.folder()))
                .orElseGet(() -> new FileKeeping(settings, clock));
    }

    /**
     * Sees to it that the database may be opened.
     *
     * @throws io.tablebridge.operate.backup.OperateException when a person must decide
     */
    Recovery.Outcome recover(FileJournal journal);

    /**
     * Opens what {@link #recover} found good.
     *
     * @throws io.tablebridge.operate.backup.OperateException when it can't be opened
     */
    Database open(FileJournal journal);

    /** It proved to be damaged: the next {@link #recover} must not trust it. */
    void revoke();

    /** It was closed, and all that it was told is on the device. */
    void closed();

    /** Where we take its backups ourselves. */
    Optional<Backups> backups();
}
