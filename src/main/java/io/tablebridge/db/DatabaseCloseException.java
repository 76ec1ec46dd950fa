package io.tablebridge.db;

import java.sql.SQLException;

/** The database's file was not closed well. */
public final class DatabaseCloseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseCloseException(SQLException cause) {
        super("the database did not close well, SQL state " + cause.getSQLState(), cause);
    }
}
