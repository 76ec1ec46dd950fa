package io.tablebridge.operate.backup;

import io.tablebridge.db.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A small real database with a mark, as the pipeline would keep it. */
public final class TestProjection implements StoredPosition {

    private TestProjection() {}

    public static StoredPosition position() {
        return new TestProjection();
    }

    /** Opens the database with a table of guests and a mark at 0. */
    public static Database open(DataFolder folder, String journalId) {
        Database database =
                Database.open(DatabaseLocation.of(folder, Optional.empty()).url());
        database.write(handle -> {
            handle.execute("CREATE TABLE IF NOT EXISTS TEST_MARK (JOURNAL_ID VARCHAR(100), ENTRY BIGINT)");
            handle.execute("CREATE TABLE IF NOT EXISTS TEST_GUEST (ID BIGINT PRIMARY KEY, NAME VARCHAR(2000))");
            if (handle.createQuery("SELECT COUNT(*) FROM TEST_MARK")
                            .mapTo(Long.class)
                            .one()
                    == 0) {
                handle.execute("INSERT INTO TEST_MARK VALUES (?, 0)", journalId);
            }
            return true;
        });
        return database;
    }

    /** Takes entries up to this number: one guest each, and the mark in the same transaction. */
    public static void advance(Database database, long to) {
        database.write(handle -> {
            long from = handle.createQuery("SELECT ENTRY FROM TEST_MARK")
                    .mapTo(Long.class)
                    .one();
            for (long entry = from + 1; entry <= to; entry++) {
                handle.execute("INSERT INTO TEST_GUEST VALUES (?, ?)", entry, "guest " + entry + "x".repeat(500));
            }
            return handle.execute("UPDATE TEST_MARK SET ENTRY = ?", to);
        });
    }

    public static long guests(Database database) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM TEST_GUEST")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Optional<Mark> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT JOURNAL_ID, ENTRY FROM TEST_MARK")) {
            return result.next() ? Optional.of(new Mark(result.getString(1), result.getLong(2))) : Optional.empty();
        }
    }
}
