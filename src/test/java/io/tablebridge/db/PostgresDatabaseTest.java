package io.tablebridge.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablebridge.TestPostgres;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {

    private static final String COUNT = "SELECT COUNT(*) FROM shared_value";

    private final TestPostgres server = TestPostgres.shared();

    @Test
    void twoProcessesNeverWriteOneDatabase() {
        DatabaseAddress address = server.fresh();
        try (Database first = open(address)) {
            refused(address, "TB-DB-010");
            assertThat(add(first, 1)).isEqualTo(1);
        }
        try (Database next = open(address)) {
            assertThat(count(next)).isEqualTo(1);
        }
    }

    @Test
    void twoRestaurantsShareAServerInSchemasOfTheirOwn() {
        DatabaseAddress whole = server.empty();
        try (Database common = open(whole)) {
            common.write(handle -> handle.execute("CREATE SCHEMA branch"));
            DatabaseAddress branch =
                    new DatabaseAddress(whole.url() + "?currentSchema=branch", whole.user(), Optional.empty());
            try (Database other = open(branch)) {
                add(other, 7);
                assertThat(count(common)).isZero();
                assertThat(count(other)).isEqualTo(1);
            }
        }
    }

    @Test
    void whatCanNotBeUsedIsRefusedWithTheReason() {
        refused(server.address("nowhere"), "TB-DB-004");
        DatabaseAddress other = server.empty();
        DatabaseAddress poor = new DatabaseAddress(other.url(), Optional.of("poor"), Optional.empty());
        server.execute("CREATE ROLE poor LOGIN");
        refused(poor, "TB-DB-007");
        DatabaseAddress missing =
                new DatabaseAddress(other.url() + "?currentSchema=branch", other.user(), Optional.empty());
        refused(missing, "TB-DB-008");
        server.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        refused(server.address("latin"), "TB-DB-006");
        refused(DatabaseAddress.of("jdbc:postgresql://127.0.0.1:1/tablebridge"), "TB-DB-001");
    }

    @Test
    void aDatabaseOfSomethingElseIsLeftAlone() throws Exception {
        DatabaseAddress theirs = server.empty();
        try (var connection = new PostgresServer(theirs).connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoice (id BIGINT)");
        }
        refused(theirs, "TB-DB-009");
    }

    @Test
    void aServerThatWentAwayIsWrittenAgainWhenItIsBack() {
        try (TestPostgres restarting = TestPostgres.start();
                Database database = open(restarting.fresh())) {
            add(database, 1);
            restarting.stop();
            assertThatThrownBy(() -> add(database, 2)).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> add(database, 2)).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(database::probe).isInstanceOf(RuntimeException.class);
            restarting.startAgain();
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> add(database, 3) == 1);
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> count(database) == 2);
            refused(database.address(), "TB-DB-010");
        }
    }

    private static Database open(DatabaseAddress address) {
        return Database.open(address, Duration.ZERO);
    }

    private static void refused(DatabaseAddress address, String code) {
        assertThatThrownBy(() -> open(address))
                .isInstanceOfSatisfying(
                        DatabaseUnavailableException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static int add(Database database, long value) {
        return database.write(
                handle -> handle.execute("INSERT INTO shared_value (high, low) VALUES (?, ?)", value, value));
    }

    private static long count(Database database) {
        return database.read(
                handle -> handle.createQuery(COUNT).mapTo(Long.class).one());
    }
}
