package io.tablebridge.db;

import io.tablebridge.settings.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The way to a PostgreSQL server, and what its refusals mean. Thread-safe. */
final class PostgresServer {

    /** Has MERGE, which the outbox and the counters are written with. */
    private static final int OLDEST = 15;

    /** What the driver says when the server asks for a password and there is none. */
    private static final String REJECTED = "08004";

    private static final long PAUSE_MILLIS = 250;

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
        // What it says of a row it refuses holds the row's values.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("reWriteBatchedInserts", "true");
        return properties;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), properties());
    }

    /**
     * Connects for the first time, and looks whether it is a server that we can live with.
     *
     * @param patience how long to wait for one that is away or starting
     * @throws DatabaseUnavailableException when it can't be used
     */
    Connection connect(Duration patience) {
        long start = System.nanoTime();
        while (true) {
            try {
                return checked();
            } catch (SQLException e) {
                if (!isPassing(e) || System.nanoTime() - start > patience.toNanos()) {
                    throw unavailable(e);
                }
                pause();
            }
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }

    private Connection checked() throws SQLException {
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
    private static boolean isPassing(SQLException failure) {
        String state = failure.getSQLState();
        boolean away = state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        return away && !REJECTED.equals(state);
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
            code = address.password().isEmpty() && state.equals(REJECTED) ? "TB-DB-003" : "TB-DB-001";
        }
        return new DatabaseUnavailableException(Problem.at(address.name(), code, state), failure);
    }
}
