package io.tablebridge.db;

import io.tablebridge.settings.Problem;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date. */
final class Migrations {

    private Migrations() {}

    /**
     * @throws DatabaseUnavailableException when a server does not let us, or holds somebody else's tables
     */
    static void run(DataSource source, DatabaseAddress address) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:io/tablebridge/db/migration")
                    .placeholders(address.dialect().types())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw address.isServer() ? refused(e, address) : e;
        }
    }

    private static RuntimeException refused(FlywayException failure, DatabaseAddress address) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new DatabaseUnavailableException(Problem.at(address.name(), "TB-DB-009"), failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new PostgresServer(address).unavailable(sql);
            }
        }
        return failure;
    }
}
