package io.tablebridge.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tablebridge.CuttableLine;
import io.tablebridge.OwnThread;
import io.tablebridge.TestPostgres;
import io.tablebridge.settings.Secret;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.SettingsLoader;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {

    private static final String COUNT = "SELECT COUNT(*) FROM shared_value";

    private static final WriterName KIN = new WriterName("mine", "before");

    private static final WriterName MINE = new WriterName("mine", "now");

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
    void aWrongPasswordAndAMissingOneAreToldApart() {
        server.guard("guarded", "right");
        DatabaseAddress database = server.empty();
        // The server reads its new rules a moment later.
        await().untilAsserted(() -> refused(as(database, Optional.of("wrong")), "TB-DB-002"));
        refused(as(database, Optional.empty()), "TB-DB-003");
        refused(as(database, Optional.of("right")), "TB-DB-007");
        assertThatThrownBy(() -> open(as(database, Optional.of("wrong"))))
                .hasMessageNotContaining("wrong")
                .hasMessageContaining("tablebridge.database.password");
    }

    @Test
    void aServerThatCanNotBeReachedIsWaitedForAsLongAsThereIsPatience() {
        DatabaseAddress nobody = DatabaseAddress.of("jdbc:postgresql://127.0.0.1:1/tablebridge");
        Instant begun = Instant.now();
        assertThatThrownBy(() -> Database.open(nobody, Duration.ofMillis(600)))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageStartingWith("TB-DB-001");
        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(600), Duration.ofSeconds(20));
    }

    private static DatabaseAddress as(DatabaseAddress database, Optional<String> password) {
        return new DatabaseAddress(
                database.url(), Optional.of("guarded"), password.flatMap(PostgresDatabaseTest::secret));
    }

    private static Optional<Secret> secret(String password) {
        return new SettingsLoader(Map.of("DATABASE_PASSWORD", password), Path.of(""))
                .load(new Properties(), Map.of("tablebridge.database.password", "env:DATABASE_PASSWORD"))
                .find(SettingsCatalog.DATABASE_PASSWORD);
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

    @Test
    void aPredecessorThatTheServerDoesNotKnowToBeDeadIsNotInTheWay() {
        DatabaseAddress address = server.fresh();
        try (CuttableLine line = lineTo(address);
                Database dead = open(through(line, address, ""), MINE)) {
            add(dead, 1);
            line.fallSilent();
            try (Database next = open(address, MINE)) {
                assertThat(add(next, 2)).isEqualTo(1);
                assertThat(count(next)).isEqualTo(2);
            }
        }
    }

    @Test
    void aStrangersSessionIsNeverEnded() {
        DatabaseAddress address = server.fresh();
        try (Database theirs = open(address, MINE)) {
            refused(() -> open(address, KIN), "TB-DB-010");
            refused(() -> open(address, new WriterName("another", "now")), "TB-DB-010");
            refused(address, "TB-DB-010");
            assertThat(add(theirs, 1)).isEqualTo(1);
        }
    }

    @Test
    void aSessionFromAnotherPlaceIsAStrangersWhateverItsName() throws IOException {
        assumeTrue(
                NetworkInterface.networkInterfaces().anyMatch(PostgresDatabaseTest::hasSecondLoopback), "no IPv6 here");
        DatabaseAddress address = server.fresh();
        DatabaseAddress elsewhere =
                new DatabaseAddress(address.url().replace("127.0.0.1", "[::1]"), address.user(), address.password());
        try (Database theirs = open(address, MINE)) {
            refused(() -> open(elsewhere, MINE), "TB-DB-010");
            assertThat(add(theirs, 1)).isEqualTo(1);
        }
    }

    /** A machine that lost its power and is on again, while the server still believes in its session from before. */
    @Test
    void aSessionThatMayBeOursFromBeforeIsWaitedForUntilTheServerNotices() throws SQLException {
        DatabaseAddress address = server.fresh();
        try (Connection asking = Database.connect(address, Duration.ZERO);
                Database before = open(address, KIN)) {
            assertThat(new WriterLock(Optional.of(MINE)).patience(asking)).isEqualTo(Duration.ofSeconds(75));
            assertThat(new WriterLock(Optional.of(new WriterName("another", "now"))).patience(asking))
                    .isEqualTo(Duration.ofSeconds(10));
            CompletableFuture<Database> opening = CompletableFuture.supplyAsync(
                    () -> Database.open(address, Duration.ofSeconds(1), Optional.of(MINE)), new OwnThread());
            assertThat(add(before, 1)).isEqualTo(1);
            before.close();
            try (Database next = opening.join()) {
                assertThat(add(next, 2)).isEqualTo(1);
            }
        }
    }

    @Test
    void aLineThatFellSilentIsGivenUpForANewOne() {
        DatabaseAddress address = server.fresh();
        try (CuttableLine line = lineTo(address);
                Database database = open(through(line, address, "?socketTimeout=1"), MINE)) {
            add(database, 1);
            line.fallSilent();
            assertThatThrownBy(() -> add(database, 2)).isInstanceOf(RuntimeException.class);
            assertThat(add(database, 3)).isEqualTo(1);
        }
        try (Database after = open(address)) {
            assertThat(count(after)).isEqualTo(2);
        }
    }

    @Test
    void theServerAsksWithinAMinuteWhetherTheWriterIsThere() {
        try (Database database = open(server.fresh())) {
            assertThat(database.<List<String>>write(handle -> handle.createQuery(
                                    "SELECT name || '=' || setting FROM pg_settings WHERE name LIKE 'tcp%' ORDER BY name")
                            .mapTo(String.class)
                            .list()))
                    .containsExactly(
                            "tcp_keepalives_count=3",
                            "tcp_keepalives_idle=30",
                            "tcp_keepalives_interval=10",
                            "tcp_user_timeout=60000");
        }
    }

    private static boolean hasSecondLoopback(NetworkInterface card) {
        return card.inetAddresses().anyMatch(at -> at instanceof Inet6Address && at.isLoopbackAddress());
    }

    private static CuttableLine lineTo(DatabaseAddress address) {
        return CuttableLine.to(place(address).getPort());
    }

    private static DatabaseAddress through(CuttableLine line, DatabaseAddress address, String options) {
        String url = address.url().replace(":" + place(address).getPort() + "/", ":" + line.port() + "/");
        return new DatabaseAddress(url + options, address.user(), address.password());
    }

    private static URI place(DatabaseAddress address) {
        return URI.create(address.url().substring("jdbc:".length()));
    }

    private static Database open(DatabaseAddress address, WriterName name) {
        return Database.open(address, Duration.ZERO, Optional.of(name));
    }

    private static Database open(DatabaseAddress address) {
        return Database.open(address, Duration.ZERO);
    }

    private static void refused(DatabaseAddress address, String code) {
        refused(() -> open(address), code);
    }

    private static void refused(ThrowingCallable opening, String code) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(DatabaseUnavailableException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(code));
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
