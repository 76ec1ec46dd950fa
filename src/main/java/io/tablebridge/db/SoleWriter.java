package io.tablebridge.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to PostgreSQL that writes. It holds a lock of the server as long as it lives, so that no two processes
 * write one database. When it breaks, its transaction ends with its lock: whoever gets the lock next sees all of what was
 * being committed, or nothing. Thread-safe; one user at a time.
 */
final class SoleWriter implements ConnectionFactory, AutoCloseable {

    /** PostgreSQL's own state for a lock that can't be had. */
    static final String TAKEN = "55P03";

    private final PostgresServer server;
    private final WriterLock lock;
    private @Nullable Connection connection;
    private boolean ended;

    SoleWriter(PostgresServer server, WriterLock lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Connects for the first time.
     *
     * @param patience how long to wait for a server that is away or starting; none at all waits for nobody else, either
     * @throws DatabaseUnavailableException when it can't be had
     */
    synchronized void begin(Duration patience) {
        long start = System.nanoTime();
        Optional<Duration> most = Optional.empty();
        while (connection == null) {
            Connection fresh = server.connect(patience);
            try {
                connection = locked(fresh);
            } catch (SQLException e) {
                if (!TAKEN.equals(e.getSQLState())) {
                    throw server.unavailable(e);
                }
                most = most.or(() -> Optional.of(patience.isZero() ? patience : patienceWithHolder()));
                if (System.nanoTime() - start > most.get().toNanos()) {
                    throw server.unavailable(e);
                }
                PostgresServer.pause();
            }
        }
    }

    private Duration patienceWithHolder() {
        try (Connection asking = server.connect()) {
            return lock.patience(asking);
        } catch (SQLException e) {
            throw server.unavailable(e);
        }
    }

    /** The connection that is there, or a new one when it broke. */
    @Override
    public synchronized Connection openConnection() throws SQLException {
        Connection known = connection;
        if (ended) {
            throw new SQLException("the database was closed");
        }
        if (known != null && !known.isClosed() && known.getAutoCommit()) {
            return known;
        }
        disconnect();
        Connection fresh = locked(server.connect());
        connection = fresh;
        return fresh;
    }

    /** It stays for the next change. */
    @Override
    public void closeConnection(Connection used) {}

    private Connection locked(Connection fresh) throws SQLException {
        boolean ours = false;
        try {
            ours = lock.tryTake(fresh);
        } finally {
            if (!ours) {
                fresh.close();
            }
        }
        if (!ours) {
            throw new SQLException("another process writes this database", TAKEN);
        }
        return fresh;
    }

    /** For good: nobody writes any more. */
    @Override
    public synchronized void close() throws SQLException {
        ended = true;
        disconnect();
    }

    private void disconnect() throws SQLException {
        Connection known = connection;
        connection = null;
        if (known != null) {
            known.close();
        }
    }
}
