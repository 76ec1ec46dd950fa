package io.tablebridge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Several questions about one state of the database. */
class SnapshotTest {

    @Test
    void questionsAboutSeveralTablesSeeTheSameStateWhileOthersWrite() throws InterruptedException {
        try (Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")) {
            database.write(handle -> handle.execute("CREATE TABLE one (n BIGINT)")
                    + handle.execute("CREATE TABLE other (n BIGINT)")
                    + handle.execute("INSERT INTO one VALUES (0)")
                    + handle.execute("INSERT INTO other VALUES (0)"));
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                while (!done.get()) {
                    database.write(handle ->
                            handle.execute("UPDATE other SET n = n + 1") + handle.execute("UPDATE one SET n = n + 1"));
                }
            });
            writer.start();
            try {
                for (int i = 0; i < 3_000; i++) {
                    assertThat(database.<Long>snapshot(handle -> n(handle, "one") - n(handle, "other")))
                            .isZero();
                }
            } finally {
                done.set(true);
                writer.join();
            }
        }
    }

    private static long n(Handle handle, String table) {
        return handle.createQuery("SELECT n FROM " + table).mapTo(Long.class).one();
    }
}
