package io.tablebridge.app;

import io.tablebridge.operate.backup.StoredPosition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads the pipeline's mark in a database that may be a backup or damaged. Stateless. */
final class PipelinePosition implements StoredPosition {

    @Override
    public Optional<Mark> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT journal_id, entry FROM pipeline_state WHERE id = 1")) {
            return row.next() ? Optional.of(new Mark(row.getString(1), row.getLong(2))) : Optional.empty();
        }
    }
}
