package io.tablebridge.db;

import io.tablebridge.settings.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The way to a PostgreSQL server, and what its refusals mean. Thread-safe. */
final class PostgresServer {

    /** Has MERGE, which the outbox and the counters are written with. */
    private static final int OLDEST = 15;

    private final DatabaseAddress address;

    PostgresServer(DatabaseAddress address) {
        this.address = address;
    }

    /** What every connection is made with; the address may say otherwise. */
    Properties properties() {
        Properties properties = new Properties();
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        properties.setProperty("ApplicationName", "tablebridge");
        properties.setProperty("connectTimeout", "10");
        // Without it a server that fell silent would hold the pipeline for ever.
        properties.setProperty("socketTimeout", "120");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        return properties;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), properties());
    }

    /** Connects and looks whether it is a server that we can live with. */
    Connection connectFirst() throws SQLException {
        Connection connection = connect();
        boolean fits = false;
        try {
            check(connection);
            fits = true;
            return connection;
        } finally {
            if (!fits) {
                connection.close();
            }
        }
    }

    private void check(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new DatabaseUnavailableException(Problem.at(address.name(), "TB-DB-005", version, OLDEST));
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_encoding'), current_schema()")) {
            row.next();
            String encoding = row.getString(1);
            if (!encoding.equals("UTF8")) {
                throw new DatabaseUnavailableException(Problem.at(address.name(), "TB-DB-006", encoding));
            }
            if (row.getString(2) == null) {
                throw new DatabaseUnavailableException(Problem.at(address.name(), "TB-DB-008"));
            }
        }
    }

    /** Whether the same may go well a little later: away, starting, stopping, or full of connections. */
    static boolean isPassing(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    DatabaseUnavailableException unavailable(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String code;
        if (state.startsWith("28")) {
            code = address.password().isPresent() ? "TB-DB-002" : "TB-DB-003";
        } else if (state.equals("3D000")) {
            code = "TB-DB-004";
        } else if (state.equals("42501")) {
            code = "TB-DB-007";
        } else if (state.equals(SoleWriter.TAKEN)) {
            code = "TB-DB-010";
        } else {
            // Without a password the driver itself gives up, and says so as if the connection had failed.
            code = address.password().isEmpty() && state.equals("08004") ? "TB-DB-003" : "TB-DB-001";
        }
        return new DatabaseUnavailableException(Problem.at(address.name(), code, state), failure);
    }
}
