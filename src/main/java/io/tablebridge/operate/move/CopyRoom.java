package io.tablebridge.operate.move;

import io.tablebridge.db.Database;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free disk for copies of a database, looked at before there are any: the journal writes to the same disk. */
public final class CopyRoom {

    private static final int COPIES = 3; // a packed one, what it is unpacked to, and the one that is changed
    private static final long MIB = 1L << 20;
    private static final String FILE_SIZE =
            """
            SELECT CAST(setting_value AS BIGINT) FROM information_schema.settings
            WHERE setting_name = 'info.FILE_SIZE'
            """;
    private static final String SERVER_SIZE = "SELECT pg_database_size(current_database())";

    private CopyRoom() {}

    /**
     * Asks for the room that a copy needs which somebody copies once more.
     *
     * @param folder where the copies are to be; it must be there
     * @param reserve bytes that must stay free all the time
     * @throws OperateException when there is less, with {@code TB-OPS-083}
     */
    public static void require(Database database, Path folder, long reserve) {
        long needed = COPIES * size(database, folder) + reserve;
        long free = free(folder);
        if (free < needed) {
            throw new OperateException(Problem.at(
                    folder.toString(), "TB-OPS-083", (needed + MIB - 1) / MIB + " MiB", free / MIB + " MiB"));
        }
    }

    private static long size(Database database, Path folder) {
        String question = database.address().isServer() ? SERVER_SIZE : FILE_SIZE;
        return database.read(
                        handle -> handle.createQuery(question).mapTo(Long.class).findOne())
                .orElseThrow(() -> new OperateException(Problem.at(folder.toString(), "TB-OPS-082", "size")));
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(folder.toString(), "TB-OPS-082", e.getClass().getSimpleName()), e);
        }
    }
}
