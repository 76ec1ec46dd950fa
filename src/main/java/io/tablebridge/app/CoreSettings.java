package io.tablebridge.app;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DatabaseLocation;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Duration;

/**
 * What journal and database run with.
 *
 * @param database where the database is
 * @param identity which values tell people apart
 * @param resendWindow how long an event of the same id is taken for a resend
 * @param backupsKept how many good backups stay
 */
public record CoreSettings(
        DataFolder folder, DatabaseLocation database, IdentityRules identity, Duration resendWindow, int backupsKept) {

    static CoreSettings of(Settings settings) {
        DataFolder folder = DataFolder.at(settings.path(SettingsCatalog.DATA));
        return new CoreSettings(
                folder,
                DatabaseLocation.of(folder, settings.find(SettingsCatalog.DATABASE_URL)),
                IdentityRules.common(),
                settings.get(SettingsCatalog.RESEND_WINDOW),
                settings.get(SettingsCatalog.BACKUP_KEEP));
    }
}
