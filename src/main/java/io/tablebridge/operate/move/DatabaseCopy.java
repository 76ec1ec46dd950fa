package io.tablebridge.operate.move;

import io.tablebridge.db.Database;
import io.tablebridge.operate.backup.FileCopy;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Copies a database, on whichever server or in a file, into a file of H2: to be worked on and not to be kept. */
public final class DatabaseCopy {

    private static final int ROWS = 1_000;
    private static final int COMMITTED = 20_000;
    private static final String URL = "jdbc:h2:file:";

    private DatabaseCopy() {}

    /**
     * Copies it as it stands at one moment. Writers to a file wait meanwhile, those to a server do not.
     *
     * @param to H2's name of the file to write, without {@code .mv.db}; its folder must be there
     * @throws OperateException when it can't be done
     */
    public static void write(Database database, Path to) {
        if (!database.address().isServer()) {
            FileCopy.write(database, to);
            return;
        }
        try (Database copy = Database.open(url(to))) {
            database.snapshot(from -> copy.read(into -> {
                try {
                    return copyAll(from.getConnection(), into.getConnection());
                } catch (SQLException e) {
                    throw new OperateException(Problem.at(to.toString(), "TB-OPS-082", "SQL " + e.getSQLState()), e);
                }
            }));
        }
    }

    /** The address of such a copy. */
    public static String url(Path copy) {
        return URL + copy;
    }

    private static long copyAll(Connection from, Connection into) throws SQLException {
        long rows = 0;
        for (String name : Table.names(into)) {
            rows += copy(from, into, Table.of(into, name));
        }
        return rows;
    }

    private static long copy(Connection from, Connection into, Table table) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        String insert = table.insert(marks);
        long done = 0;
        try (Statement asking = from.createStatement();
                PreparedStatement writing = into.prepareStatement(insert)) {
            asking.setFetchSize(ROWS);
            try (ResultSet rows = asking.executeQuery(table.select())) {
                while (rows.next()) {
                    for (int column = 1; column <= table.kinds().size(); column++) {
                        writing.setObject(
                                column, value(rows, column, table.kinds().get(column - 1)));
                    }
                    writing.addBatch();
                    if (++done % ROWS == 0) {
                        writing.executeBatch();
                    }
                    if (done % COMMITTED == 0) {
                        into.commit(); // a transaction of the whole table would need memory for it
                    }
                }
            }
            writing.executeBatch();
        }
        return done;
    }

    private static @Nullable Object value(ResultSet row, int column, Kind kind) throws SQLException {
        return switch (kind) {
            case BYTES -> row.getBytes(column);
            case DAY -> row.getObject(column, LocalDate.class);
            case MOMENT -> row.getObject(column, OffsetDateTime.class);
            case NUMBER, FRACTION, TEXT, YES_NO -> row.getObject(column);
        };
    }
}
