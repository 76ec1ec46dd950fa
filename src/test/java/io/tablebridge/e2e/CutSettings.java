package io.tablebridge.e2e;

import io.tablebridge.app.Core;
import io.tablebridge.app.CoreSettings;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DatabaseLocation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How machines run whose power is cut, and what their databases are compared with. */
final class CutSettings {

    private CutSettings() {}

    static CoreSettings of(DataFolder folder, String url) {
        return new CoreSettings(
                folder, new DatabaseLocation(url, folder.database()), IdentityRules.common(), Duration.ofDays(7), 3);
    }

    /** With the database in its usual file. */
    static CoreSettings of(DataFolder folder) {
        return of(folder, DatabaseLocation.of(folder, Optional.empty()).url());
    }

    /** How a database differs from one that was never disturbed, from the same journal. */
    static List<String> differences(Core core, Path beside, Clock clock) throws InterruptedException {
        try (Core undisturbed = Core.open(of(DataFolder.at(beside).create()), core.journal(), clock)) {
            undisturbed.catchUp();
            return Tables.differences(Tables.of(core.database()), Tables.of(undisturbed.database()));
        }
    }
}
