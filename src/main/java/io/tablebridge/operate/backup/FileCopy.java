package io.tablebridge.operate.backup;

import io.tablebridge.db.Database;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies the file of a database of H2 as it stands at one moment, to be worked on and not to be kept. */
public final class FileCopy {

    private FileCopy() {}

    /**
     * Copies it. Writers to the database wait meanwhile.
     *
     * @param to H2's name of the file to write, without {@code .mv.db}; its folder must be there
     * @throws OperateException when it can't be done
     */
    public static void write(Database database, Path to) {
        Path zip = to.resolveSibling(to.getFileName() + ".zip");
        try {
            database.withoutWriters(() -> zip(database, zip));
            BackupCopy.unpack(zip, to);
            Files.delete(zip);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(to.toString(), "TB-OPS-082", e.getClass().getSimpleName()), e);
        }
    }

    private static boolean zip(Database database, Path zip) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute(BackupCopy.command(zip));
        } catch (SQLException e) {
            throw new OperateException(Problem.at(zip.toString(), "TB-OPS-082", "SQL " + e.getSQLState()), e);
        }
    }
}
