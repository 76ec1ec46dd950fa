package io.tablebridge;

import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A real PostgreSQL server for tests, out of binaries that Maven brings. Where they can't run, tests that ask for it are
 * skipped, and say why. Thread-safe.
 */
public final class TestPostgres implements AutoCloseable {

    /** So many databases stay whatever became of them: a test may close one and open it again. */
    private static final int KEPT = 20;

    static final String NOT_HERE = "PostgreSQL does not run here";

    private static final String TEMPLATE = "tablebridge_template";

    private final Path folder;
    private final int port;
    private final Deque<String> made = new ArrayDeque<>();
    private Optional<EmbeddedPostgres> server;
    private int count;

    private TestPostgres(Path folder, int port, EmbeddedPostgres server) {
        this.folder = folder;
        this.port = port;
        this.server = Optional.of(server);
    }

    /** The one that all tests of this process share; it ends with it. */
    public static TestPostgres shared() {
        return Shared.SERVER.orElseThrow(() -> new TestAbortedException(NOT_HERE));
    }

    static boolean runs() {
        return Shared.SERVER.isPresent();
    }

    /** One of a test's own, which it may stop and start. */
    public static TestPostgres start() {
        try {
            Path folder = Files.createTempDirectory("tablebridge-postgres");
            int port = freePort();
            TestPostgres started = new TestPostgres(folder, port, launch(folder, port));
            started.makeTemplate();
            return started;
        } catch (IOException | IllegalStateException e) {
            throw new TestAbortedException(NOT_HERE + ": " + e, e);
        }
    }

    private static EmbeddedPostgres launch(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                // Where a machine has no second address, the server goes on with the first.
                .setServerConfig("listen_addresses", "127.0.0.1,::1")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void makeTemplate() {
        execute("CREATE DATABASE " + TEMPLATE);
        Database.open(address(TEMPLATE), Duration.ofSeconds(30)).close();
    }

    /** A new database with all tables, and without rows. */
    public synchronized DatabaseAddress fresh() {
        String name = "t" + ++count;
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        made.add(name);
        dropOld();
        return address(name);
    }

    /** A new database without anything in it. */
    public synchronized DatabaseAddress empty() {
        String name = "e" + ++count;
        execute("CREATE DATABASE " + name);
        return address(name);
    }

    private void dropOld() {
        for (int left = made.size() - KEPT; left > 0; left--) {
            String old = made.remove();
            if (isUsed(old)) {
                made.add(old);
            } else {
                execute("DROP DATABASE " + old);
            }
        }
    }

    private boolean isUsed(String database) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '" + database + "')")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the server as a restart of its machine would: whoever is connected is cut off. */
    public synchronized void stop() {
        try {
            if (server.isPresent()) {
                server.get().close();
            }
            server = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again at the same address with the same databases. */
    public synchronized void startAgain() {
        try {
            server = Optional.of(launch(folder, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseAddress address(String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, Optional.of("postgres"), Optional.empty());
    }

    /** From now on this user, who must be new, is let in by a password only. Others are let in without. */
    public void guard(String user, String password) {
        try {
            Path rules = folder.resolve("pg_hba.conf");
            Files.writeString(rules, "host all " + user + " all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
        execute("SELECT pg_reload_conf()");
    }

    /** Does something in the server's own database. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address("postgres").url(), "postgres", "");
    }

    @Override
    public void close() {
        stop();
    }

    private static final class Shared {

        static final Optional<TestPostgres> SERVER = begin();

        private static Optional<TestPostgres> begin() {
            try {
                TestPostgres started = TestPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(started::close));
                return Optional.of(started);
            } catch (TestAbortedException e) {
                return Optional.empty();
            }
        }
    }
}
