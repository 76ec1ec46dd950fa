package io.tablebridge.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The database: any number of readers, one writer at a time. One writer, because every change follows from the journal
 * in its order, and so that a backup can hold writing off for a moment. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private final String url;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final ReentrantLock writing = new ReentrantLock();

    private Database(String url, HikariDataSource pool) {
        this.url = url;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param jdbcUrl for example {@code jdbc:h2:file:/path/tablebridge}
     */
    public static Database open(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(withoutExitHook(jdbcUrl));
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setPoolName("tablebridge");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:io/tablebridge/db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Database(jdbcUrl, pool);
    }

    /**
     * H2's own exit hook would close the file under the writer's feet. Whatever the write delay, the file may lag behind
     * after a kill, whole transactions at a time, and the journal brings it up again.
     */
    private static String withoutExitHook(String jdbcUrl) {
        boolean bare = jdbcUrl.startsWith("jdbc:h2:") && !jdbcUrl.contains("DB_CLOSE_ON_EXIT");
        return bare ? jdbcUrl + ";DB_CLOSE_ON_EXIT=FALSE" : jdbcUrl;
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
        // With REPEATABLE READ H2 holds only those tables still that the first question names.
        return jdbi.inTransaction(TransactionIsolationLevel.SERIALIZABLE, questions::apply);
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
        Handle handle = jdbi.open();
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

    /** Forces all that was committed to the device; throws when it can't be had there. */
    public void force() {
        if (pool.getJdbcUrl().startsWith("jdbc:h2:")) {
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
            pool.close();
        }
    }

    /** H2 closes a file with its last connection, but the pool would keep a failure of that to itself. */
    private void shutDownFile() throws SQLException {
        if (!url.startsWith("jdbc:h2:file:") || pool.isClosed()) {
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
