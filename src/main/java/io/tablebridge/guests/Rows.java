package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Runs one statement for many rows. */
final class Rows {

    private Rows() {}

    static <T> void batch(Connection connection, String sql, Collection<T> rows, Binder<T> binder) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                binder.bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Sets the parameters of a row. */
    interface Binder<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }
}
