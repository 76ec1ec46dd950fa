package io.tablebridge.app.batch;

import java.nio.file.Path;

/** Where an export goes. */
sealed interface ExportPlace permits ExportPlace.Folder, ExportPlace.Sftp {

    /** A folder of this machine. */
    record Folder(Path folder) implements ExportPlace {}

    /**
     * A folder of an SFTP server.
     *
     * @param account the name of the account in the settings
     */
    record Sftp(String account, String folder) implements ExportPlace {}
}
