package io.tablebridge.operate.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** Looks at the database's file before anything is done with it. */
final class DatabaseProbe {

    private final StoredPosition storedPosition;

    DatabaseProbe(StoredPosition storedPosition) {
        this.storedPosition = storedPosition;
    }

    /** @param database H2's name of the file, without {@code .mv.db} */
    DatabaseState look(Path database) {
        Path file = DurableFiles.parent(database).resolve(database.getFileName() + ".mv.db");
        if (!Files.exists(file)) {
            return new DatabaseState.Absent();
        }
        String url = "jdbc:h2:file:" + database.toAbsolutePath() + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE";
        try (Connection connection = DriverManager.getConnection(url)) {
            if (WholeReading.tables(connection).isEmpty()) {
                return new DatabaseState.Unmarked();
            }
            Optional<StoredPosition.Mark> mark = storedPosition.read(connection);
            return mark.<DatabaseState>map(DatabaseState.Marked::new).orElseGet(DatabaseState.Unmarked::new);
        } catch (SQLException e) {
            return new DatabaseState.Unreadable("SQL " + e.getSQLState());
        } catch (RuntimeException e) {
            // A torn page can surface as an unchecked exception out of H2's decoding.
            return new DatabaseState.Unreadable(e.getClass().getSimpleName());
        }
    }
}
