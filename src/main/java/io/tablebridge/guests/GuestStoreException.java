package io.tablebridge.guests;

import java.sql.SQLException;

/** The database refused to read or write records. Whether the record or the database is to blame, the cause tells. */
public final class GuestStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public GuestStoreException(String message, SQLException cause) {
        super(message, cause);
    }
}
