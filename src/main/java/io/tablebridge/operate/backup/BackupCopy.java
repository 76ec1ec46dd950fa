package io.tablebridge.operate.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks and tries the copies that H2's {@code BACKUP TO} writes. */
final class BackupCopy {

    private static final String SUFFIX = ".mv.db";

    private final WholeReading reading;

    BackupCopy(WholeReading reading) {
        this.reading = reading;
    }

    /** What H2 is told to write a copy of its own file. */
    static String command(Path zip) {
        return "BACKUP TO '" + zip.toString().replace("'", "''") + "'";
    }

    /**
     * Unpacks the one database file in a copy.
     *
     * @param database H2's name of the file to write, without {@code .mv.db}
     */
    static void unpack(Path zip, Path database) throws IOException {
        Path target = DurableFiles.parent(database).resolve(database.getFileName() + SUFFIX);
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(SUFFIX)) {
                    Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
                    DurableFiles.force(target);
                    return;
                }
            }
        }
        throw new IOException("the copy holds no database file");
    }

    /** Restores the copy into a folder of its own, reads it whole, closes it, opens it again and reads it again. */
    WholeReading.Content tryOut(Path zip, Path trial) throws IOException, SQLException {
        Files.createDirectories(trial);
        try {
            Path database = trial.resolve("trial");
            unpack(zip, database);
            WholeReading.Content first = reading.read(database);
            WholeReading.Content second = reading.read(database);
            if (!first.equals(second)) {
                throw new IOException("the copy reads differently when it is opened again");
            }
            return second;
        } finally {
            DurableFiles.deleteTree(trial);
        }
    }
}
