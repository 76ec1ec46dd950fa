package io.tablebridge.app;

import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalSettings;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.time.Clock;

/** Opens the journal of a data folder as the settings say. */
final class JournalOpening {

    private JournalOpening() {}

    /**
     * @throws OperateException when it can't be opened
     */
    static FileJournal open(Settings settings, DataFolder folder, Clock clock) {
        JournalSettings standard = JournalSettings.of(folder.journal());
        JournalSettings chosen = new JournalSettings(
                standard.folder(),
                settings.get(SettingsCatalog.JOURNAL_SEGMENT_SIZE),
                standard.maxQueueEntries(),
                standard.maxQueueBytes(),
                standard.maxEntryBytes(),
                standard.maxGroupBytes(),
                settings.get(SettingsCatalog.JOURNAL_RESERVE),
                standard.retryAfter());
        try {
            return FileJournal.open(chosen, clock);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(
                            folder.journal().toString(),
                            "TB-APP-005",
                            e.getClass().getSimpleName()),
                    e);
        }
    }
}
