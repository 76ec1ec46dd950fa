package io.tablebridge.operate.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Reads from a database which journal it follows and how far it has come. The pipeline's table, read by the app. */
public interface StoredPosition {

    /**
     * The mark in the database behind this connection, or empty when it has none yet.
     *
     * @throws SQLException when it can't be read, also when there is no such table
     */
    Optional<Mark> read(Connection connection) throws SQLException;

    /**
     * How far a database has come.
     *
     * @param journalId the journal it follows
     * @param entry the number of the last entry that took effect in it; 0 before the first
     */
    record Mark(String journalId, long entry) {}
}
