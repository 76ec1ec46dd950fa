package io.tablebridge.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database: any number of readers, one writer at a time. One writer, because every change follows from the journal
 * in its order, and so that a backup can hold writing off for a moment. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Whoever asks a server that is away, such as a health check, is told so by then. */
    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(2);

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Optional<SoleWriter> writer;
    private final Jdbi writers;
    private final ReentrantLock writing = new ReentrantLock();

    private Database(DatabaseAddress address, HikariDataSource pool, Optional<SoleWriter> writer) {
        this.address = address;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.writer = writer;
        this.writers = writer.map(Jdbi::create).orElse(jdbi);
    }

    /**
     * Opens a database that asks for no user and brings its tables up to date.
     *
     * @param jdbcUrl for example {@code jdbc:h2:file:/path/tablebridge}
     */
    public static Database open(String jdbcUrl) {
        return open(DatabaseAddress.of(jdbcUrl), Duration.ZERO);
    }

    /**
     * The same at this address.
     *
     * @param patience how long to wait for a server that is away or starting; H2 needs none
     * @throws DatabaseUnavailableException when a server can't be used
     */
    public static Database open(DatabaseAddress address, Duration patience) {
        return open(address, patience, Optional.empty());
    }

    /**
     * Opens the database, as the only process that writes it, and brings its tables up to date.
     *
     * @param patience how long to wait for a server that is away or starting; H2 needs none
     * @param name so that a server's session of our predecessor, which is dead, is not in our way
     * @throws DatabaseUnavailableException when a server can't be used
     */
    public static Database open(DatabaseAddress address, Duration patience, Optional<WriterName> name) {
        return address.isServer() ? openServer(address, patience, name) : openFile(address);
    }

    private static Database openFile(DatabaseAddress address) {
        HikariConfig config = readers(withoutExitHook(address.url()));
        return migrated(address, new HikariDataSource(config), Optional.empty());
    }

    private static Database openServer(DatabaseAddress address, Duration patience, Optional<WriterName> name) {
        PostgresServer server = new PostgresServer(address);
        SoleWriter writer = new SoleWriter(server, new WriterLock(name));
        writer.begin(patience);
        HikariConfig config = readers(address.url());
        config.setDataSourceProperties(server.properties());
        config.setConnectionTimeout(SERVER_PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        return migrated(address, new HikariDataSource(config), Optional.of(writer));
    }

    /**
     * One connection to a server, to look at its database before it is opened; the caller closes it.
     *
     * @param patience how long to wait for a server that is away or starting
     * @throws DatabaseUnavailableException when it can't be used
     */
    public static Connection connect(DatabaseAddress server, Duration patience) {
        return new PostgresServer(server).connect(patience);
    }

    private static HikariConfig readers(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setPoolName("tablebridge");
        return config;
    }

    private static Database migrated(DatabaseAddress address, HikariDataSource pool, Optional<SoleWriter> writer) {
        Database database = new Database(address, pool, writer);
        boolean upToDate = false;
        try {
            Migrations.run(pool, address);
            upToDate = true;
            return database;
        } finally {
            if (!upToDate) {
                database.closeConnections();
            }
        }
    }

    /**
     * H2's own exit hook would close the file under the writer's feet. Whatever the write delay, the file may lag behind
     * after a kill, whole transactions at a time, and the journal brings it up again.
     */
    private static String withoutExitHook(String jdbcUrl) {
        boolean bare = jdbcUrl.startsWith("jdbc:h2:") && !jdbcUrl.contains("DB_CLOSE_ON_EXIT");
        return bare ? jdbcUrl + ";DB_CLOSE_ON_EXIT=FALSE" : jdbcUrl;
    }

    public DatabaseAddress address() {
        return address;
    }

    /** What it is, with its version, for people. */
    public String product() {
        return read(handle -> {
            try {
                DatabaseMetaData about = handle.getConnection().getMetaData();
                String version = about.getDatabaseProductVersion();
                return about.getDatabaseProductName() + " " + version.split(" ", 2)[0];
            } catch (SQLException e) {
                throw new ConnectionException(e);
            }
        });
    }

    /** Asks the database for a sign of life; throws when it gives none. */
    public void probe() {
        read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    }

    /** Runs a question in a transaction of its own. */
    public <T> T read(Function<Handle, T> question) {
        return jdbi.inTransaction(question::apply);
    }

    /** Runs several questions on one and the same state of the database, whatever is written meanwhile. */
    public <T> T snapshot(Function<Handle, T> questions) {
        return jdbi.inTransaction(Dialect.of(address.url()).snapshot(), questions::apply);
    }

    /** Runs a change in a transaction of its own; all of it holds or, when it throws, none of it. */
    public <T> T write(Function<Handle, T> change) {
        try (Change begun = begin()) {
            T result = change.apply(begun.handle());
            begun.commit();
            return result;
        }
    }

    /** Begins a change that takes several steps. Its writer is this thread until the change is closed. */
    public Change begin() {
        boolean begun = false;
        writing.lock();
        try {
            Change change = new Change(openTransaction(), writing);
            begun = true;
            return change;
        } finally {
            if (!begun) {
                writing.unlock();
            }
        }
    }

    private Handle openTransaction() {
        boolean begun = false;
        Handle handle = writers.open();
        try {
            handle.begin();
            begun = true;
            return handle;
        } finally {
            if (!begun) {
                handle.close();
            }
        }
    }

    /** Runs something while no writer is in a transaction. */
    public <T> T withoutWriters(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    /** Forces all that was committed to the device; throws when it can't be had there. A server does so by itself. */
    public void force() {
        if (!address.isServer()) {
            // Without SYNC, and at a commit, H2 hands its pages to the system and no further.
            withoutWriters(() -> read(handle -> handle.execute("CHECKPOINT SYNC")));
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /**
     * Closes it.
     *
     * @throws DatabaseCloseException when its file was not closed well; then it must not be trusted
     */
    @Override
    public void close() {
        try {
            shutDownFile();
        } catch (SQLException e) {
            throw new DatabaseCloseException(e);
        } finally {
            closeConnections();
        }
    }

    private void closeConnections() {
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (SQLException e) {
            LOG.debug("the writing connection did not close well; the server ends it", e);
        } finally {
            pool.close();
        }
    }

    /** H2 closes a file with its last connection, but the pool would keep a failure of that to itself. */
    private void shutDownFile() throws SQLException {
        if (!address.url().startsWith("jdbc:h2:file:") || pool.isClosed()) {
            return;
        }
        Connection connection = pool.getConnection();
        try {
            connection.createStatement().execute("SHUTDOWN");
        } finally {
            // Nothing of it can be closed any more the usual way.
            pool.evictConnection(connection);
        }
    }
}
