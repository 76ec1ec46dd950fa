package io.tablebridge.app;

import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DatabaseLocation;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Duration;
import java.util.Optional;

/**
 * What journal and database run with.
 *
 * @param database where the database's file is, or was before it moved to a server
 * @param server where the database is when it is no file
 * @param identity which values tell people apart
 * @param resendWindow how long an event of the same id is taken for a resend
 * @param backupsKept how many good backups stay
 */
public record CoreSettings(
        DataFolder folder,
        DatabaseLocation database,
        Optional<DatabaseAddress> server,
        IdentityRules identity,
        Duration resendWindow,
        int backupsKept) {

    /** With the database in a file. */
    public CoreSettings(
            DataFolder folder,
            DatabaseLocation database,
            IdentityRules identity,
            Duration resendWindow,
            int backupsKept) {
        this(folder, database, Optional.empty(), identity, resendWindow, backupsKept);
    }

    static CoreSettings of(Settings settings) {
        DataFolder folder = DataFolder.at(settings.path(SettingsCatalog.DATA));
        return new CoreSettings(
                folder,
                DatabaseLocation.of(
                        folder, settings.find(SettingsCatalog.DATABASE_URL).filter(url -> !isServer(url))),
                settings.find(SettingsCatalog.DATABASE_URL)
                        .filter(CoreSettings::isServer)
                        .map(url -> server(settings, url)),
                IdentityRules.common(),
                settings.get(SettingsCatalog.RESEND_WINDOW),
                settings.get(SettingsCatalog.BACKUP_KEEP));
    }

    private static boolean isServer(String url) {
        return DatabaseAddress.of(url).isServer();
    }

    /** A server's database as the user that the settings name. */
    static DatabaseAddress server(Settings settings, String url) {
        return new DatabaseAddress(
                url, settings.find(SettingsCatalog.DATABASE_USER), settings.find(SettingsCatalog.DATABASE_PASSWORD));
    }
}
