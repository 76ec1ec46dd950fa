package io.tablebridge.app.batch;

import java.nio.file.Path;

/** Where an export goes. */
sealed interface ExportPlace permits ExportPlace.Folder {

    /** A folder of this machine. */
    record Folder(Path folder) implements ExportPlace {}
}
