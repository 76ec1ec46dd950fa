package io.tablebridge.operate.backup;

import java.time.Instant;
import java.util.Map;

/**
 * What a good backup holds; written only after the copy was restored and read whole.
 *
 * @param name the name of its folder, ascending with time
 * @param journalId the journal that the database follows
 * @param position the number of the last journal entry that took effect in it
 * @param sha256 of the copy, lower-case hexadecimal
 * @param bytes the size of the copy
 * @param rows the number of rows by table, counted in the restored copy
 */
public record BackupManifest(
        String name,
        String journalId,
        long position,
        Instant takenAt,
        String sha256,
        long bytes,
        Map<String, Long> rows) {

    static final String COPY = "database.zip";
    static final String FILE = "manifest.json";
}
