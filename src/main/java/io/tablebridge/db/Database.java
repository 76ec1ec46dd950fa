package io.tablebridge.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: any number of readers, one writer at a time. One writer, because every change follows from the journal
 * in its order, and so that a backup can hold writing off for a moment. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final ReentrantLock writing = new ReentrantLock();

    private Database(HikariDataSource pool) {
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
        config.setJdbcUrl(jdbcUrl);
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
        return new Database(pool);
    }

    /** Runs a question in a transaction of its own. */
    public <T> T read(Function<Handle, T> question) {
        return jdbi.inTransaction(question::apply);
    }

    /** Runs a change in a transaction of its own; all of it holds or, when it throws, none of it. */
    public <T> T write(Function<Handle, T> change) {
        writing.lock();
        try {
            return jdbi.inTransaction(change::apply);
        } finally {
            writing.unlock();
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

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
