package io.tablebridge;

import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import java.time.Duration;
import java.util.UUID;

/**
 * Empty databases for tests that hold on each dialect: H2 in memory, or PostgreSQL where the run is told
 * {@code -Dtablebridge.test.database=postgresql}. {@code verify} runs such tests on both.
 */
public final class TestDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestDatabase() {}

    /** A new database with all tables. */
    public static Database open() {
        return Database.open(fresh(), PATIENCE);
    }

    /** The address of a new database, which stays there while this process runs. */
    public static DatabaseAddress fresh() {
        return isPostgres() ? TestPostgres.shared().fresh() : inMemory();
    }

    private static DatabaseAddress inMemory() {
        return DatabaseAddress.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    public static boolean isPostgres() {
        String name = System.getProperty("tablebridge.test.database", "h2");
        return switch (name) {
            case "h2" -> false;
            case "postgresql" -> true;
            default -> throw new IllegalArgumentException("no database to test on: " + name);
        };
    }
}
