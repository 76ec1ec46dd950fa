package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablebridge.TestPostgres;
import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge move --to jdbc:postgresql:…}. */
class DatabaseMoveTest {

    private static final Map<String, String> SECRETS = Map.of("INLINE_SECRET", "right");
    private static final String EVENT =
            """
            {"event_id": "%s", "type": "reservation.updated", "occurred_at": 1795345200000,
             "reservation": {"id": "r-%s", "type": "BOOKING", "state": "%s", "created_time": 1795345200000,
                             "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                             "customer": {"name": "王小明\\t\\\\%s", "phone": "%s"}}}
            """;

    private final DatabaseAddress target = TestPostgres.shared().empty();
    private final StringWriter said = new StringWriter();
    private Path folder;

    @BeforeEach
    void ship(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Shipped.copyTo(folder);
    }

    @Test
    void afterTheMoveTheServiceGoesOnOnPostgreSql() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            send(bridge, "s-1", "WAITING");
            send(bridge, "s-2", "WAITING");
            send(bridge, "s-3", "NOBODY_KNOWS");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bridge.hubSpot().contacts().size() == 2);
        }
        assertThat(move()).isZero();
        assertThat(said.toString())
                .contains("Both databases hold the same", "tablebridge.database.url = " + target.url())
                .containsPattern("record +[0-9a-f]{32} +2\n")
                .containsPattern("guest +[0-9a-f]{32} +2\n")
                .containsPattern("dead_event +[0-9a-f]{32} +1\n")
                .containsPattern("pipeline_state +[0-9a-f]{32} +1\n");
        try (RunningBridge again = RunningBridge.start(folder, SECRETS, onServer())) {
            assertThat(again.service().core().recovery().notice()).isEmpty();
            send(again, "s-4", "WAITING");
            // Only the new guest goes out: what was delivered moved along.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> again.hubSpot().contacts().size() == 1);
        }
        assertThat(move()).as("both follow from the same journal").isZero();
    }

    @Test
    void noTableIsLeftOut() throws Exception {
        take(3);
        move();
        try (Database h2 =
                Database.open(CoreSettings.of(settings(Map.of())).database().url())) {
            List<String> tables = h2.read(handle -> handle.createQuery(
                            "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = 'PUBLIC'")
                    .mapTo(String.class)
                    .list());
            assertThat(tables).contains("record", "delivery", "flyway_schema_history");
            for (String table : tables) {
                if (!table.equals("flyway_schema_history")) {
                    assertThat(said.toString()).containsPattern("(?m)^" + table + " ");
                }
            }
        }
    }

    @Test
    void aMoveIsDoneOnceMoreAfterH2WentOn() throws Exception {
        take(3);
        move();
        take(5);
        assertThat(move()).isZero();
        assertThat(said.toString()).containsPattern("record +[0-9a-f]{32} +5\n");
    }

    @Test
    void whatStopsAMoveLeavesNothingThere() throws Exception {
        take(3);
        try (Database there = Database.open(target, Duration.ZERO)) {
            there.write(
                    handle -> handle.execute(
                            """
                    CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql
                    AS 'BEGIN RAISE EXCEPTION ''no room'' USING ERRCODE = ''53100''; END'"""));
            there.write(handle -> handle.execute(
                    "CREATE TRIGGER full_disk BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION refuse()"));
        }
        assertThatThrownBy(this::move).satisfies(e -> assertThat(code(e)).isEqualTo("TB-OPS-070"));
        try (Database there = Database.open(target, Duration.ZERO)) {
            assertThat(count(there, "guest")).isZero();
            there.write(handle -> handle.execute("DROP TRIGGER full_disk ON record"));
        }
        assertThat(move()).isZero();
    }

    @Test
    void whatTheServerChangesOnTheWayIsSeen() throws Exception {
        take(3);
        try (Database there = Database.open(target, Duration.ZERO)) {
            there.write(
                    handle -> handle.execute(
                            """
                    CREATE FUNCTION change() RETURNS TRIGGER LANGUAGE plpgsql
                    AS 'BEGIN NEW.venue := NEW.venue || ''!''; RETURN NEW; END'"""));
            there.write(handle -> handle.execute(
                    "CREATE TRIGGER meddle BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION change()"));
        }
        assertThatThrownBy(this::move).satisfies(e -> assertThat(code(e)).isEqualTo("TB-OPS-073"));
        try (Database there = Database.open(target, Duration.ZERO)) {
            assertThat(count(there, "record")).isZero();
        }
    }

    @Test
    void anotherRestaurantsDatabaseIsLeftAlone() throws Exception {
        take(3);
        try (Database theirs = Database.open(target, Duration.ZERO)) {
            theirs.write(handle -> handle.execute("INSERT INTO pipeline_state VALUES (1, 'theirs', 0)"));
        }
        assertThatThrownBy(this::move).satisfies(e -> assertThat(code(e)).isEqualTo("TB-OPS-001"));
    }

    @Test
    void onlyH2MovesAndOnlyToAServer() {
        assertThatThrownBy(() -> move(settings(onServer()), settings(onServer())))
                .satisfies(e -> assertThat(code(e)).isEqualTo("TB-APP-081"));
        assertThatThrownBy(() -> move(settings(Map.of()), settings(Map.of())))
                .satisfies(e -> assertThat(code(e)).isEqualTo("TB-APP-082"));
    }

    /** Prints the figures; run with {@code -Dtest.groups=long}. */
    @Test
    @Tag("long")
    void aHundredThousandGuestsMoveAndVerify() throws Exception {
        long begun = System.nanoTime();
        take(100_000);
        long taken = System.nanoTime();
        assertThat(move()).isZero();
        long moved = System.nanoTime();
        System.out.println(said);
        System.out.printf(
                "100,000 guests: taken in %d s, caught up and moved in %d s%n",
                Duration.ofNanos(taken - begun).toSeconds(),
                Duration.ofNanos(moved - taken).toSeconds());
        assertThat(said.toString()).containsPattern("guest +[0-9a-f]{32} +100000\n");
    }

    private int move() {
        return move(settings(Map.of()), settings(onServer()));
    }

    private int move(Settings present, Settings wanted) {
        PrintWriter out = new PrintWriter(said);
        int exit = new DatabaseMove(present, wanted, out, Locale.ENGLISH, Clock.systemUTC()).run();
        out.flush();
        return exit;
    }

    private Map<String, String> onServer() {
        return Map.of(
                "tablebridge.database.url", target.url(),
                "tablebridge.database.user", target.user().orElseThrow());
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        return new SettingsLoader(Map.of(), folder).load(new Properties(), all);
    }

    private static String code(Throwable failure) {
        assertThat(failure).isInstanceOf(OperateException.class);
        return ((OperateException) failure).problem().code();
    }

    private static long count(Database database, String table) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    /** Writes guests into the journal as inline's door would; the move takes them in first. */
    private void take(int guests) throws Exception {
        Settings settings = settings(Map.of());
        CoreSettings with = CoreSettings.of(settings);
        with.folder().create();
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), Clock.systemUTC())) {
            MappingsInForce.activate(
                    folder.resolve("mappings"),
                    KnownRules.of(with.folder(), journal),
                    "test",
                    journal,
                    Clock.systemUTC());
            List<CompletableFuture<?>> receipts = new ArrayList<>();
            for (int guest = 0; guest < guests; guest++) {
                receipts.add(journal.append(event(guest)).toCompletableFuture());
                if (receipts.size() == 500) {
                    CompletableFuture.allOf(receipts.toArray(CompletableFuture[]::new))
                            .join();
                    receipts.clear();
                }
            }
            CompletableFuture.allOf(receipts.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static Entry event(int guest) {
        String body = EVENT.formatted("e" + guest, "e" + guest, "WAITING", guest, "09%08d".formatted(guest));
        return new Entry(
                EntryKind.EVENT,
                "inline",
                "e" + guest,
                Instant.parse("2026-11-22T03:00:00Z"),
                Map.of(Entry.MAPPING, "inline-reservation"),
                List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void send(RunningBridge bridge, String id, String state) {
        Platform platform = Platform.inline(bridge.door("/hooks/inline"), "right", Duration.ZERO);
        String event = EVENT.formatted(id, id, state, id, "0912-345-67" + id.charAt(2));
        assertThat(platform.send(new PlatformEvent(id, event)).join()).isTrue();
    }
}
