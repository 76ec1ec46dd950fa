package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.TestPostgres;
import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * JSON can carry NUL and half a character, and PostgreSQL keeps neither: whatever an event says, it is taken in on both
 * databases, and both then hold the same.
 */
class UnstorableTextTest {

    private static final Map<String, String> SECRETS = Map.of("INLINE_SECRET", "right");

    private static final String NUL = "\\u0000";
    private static final String HALF = "\\ud83d";

    private static final String EVENT =
            """
            {"event_id": "%s", "type": "reservation.updated", "occurred_at": 1795345200000,
             "reservation": {"id": "%s", "type": "BOOKING", "state": "%s", "created_time": 1795345200000,
                             "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                             "branch_id": "%s", "table": "%s", "customer_note": "%s",
                             "customer": {"name": "王%s", "phone": "%s"}}}
            """;

    @Test
    void bothDatabasesTakeInWhatOnlyOneCouldKeep(@TempDir Path h2, @TempDir Path postgres) throws Exception {
        Held held = take(h2, Map.of());
        assertThat(held.records()).hasSize(13).anyMatch(row -> row.startsWith("r-name-nul "));
        assertThat(held.states()).contains("event finished 13", "record applied 13", "event dead 4");
        assertThat(String.join("", held.all())).doesNotContain("\0").doesNotMatch("(?s).*\\p{Cs}.*");
        assertThat(take(postgres, on(TestPostgres.shared().fresh()))).isEqualTo(held);
    }

    private record Held(List<String> records, List<String> states, List<String> dead, List<String> places) {

        List<String> all() {
            return Stream.of(records, states, dead, places)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static Held take(Path folder, Map<String, String> settings) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, settings)) {
            for (String odd : List.of(NUL, HALF)) {
                String name = odd.equals(NUL) ? "nul" : "half";
                send(bridge, "e" + odd, "r-id-" + name, "WAITING", "", "", "", "");
                send(bridge, "e1-" + name, "r" + odd, "WAITING", "", "", "", "");
                send(bridge, "e2-" + name, "r-venue-" + name, "WAITING", "b" + odd, "", "", "");
                send(bridge, "e3-" + name, "r-table-" + name, "WAITING", "", "A" + odd, "", "");
                send(bridge, "e4-" + name, "r-note-" + name, "WAITING", "", "", "花生過敏" + odd, "");
                send(bridge, "e5-" + name, "r-name-" + name, "WAITING", "", "", "", odd);
                send(bridge, "e6-" + name, "r-state-" + name, "X" + odd, "", "", "", "");
                sendBody(
                        bridge,
                        "e7-" + name,
                        "{\"event_id\": \"e7-" + name + "\", \"a" + odd + "\": {\"" + odd + "\": \"" + odd + "\"}}");
            }
            send(bridge, "e-plain", "r-plain", "WAITING", "", "", "", "");
            Core core = bridge.service().core();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> core.loop().position() >= core.journal().end());
            assertThat(core.audit().run().broken()).isEmpty();
            return held(core.database());
        }
    }

    private static Held held(Database database) {
        return new Held(
                rows(database, "SELECT external_id || ' ' || venue || ' ' || fields FROM record"),
                rows(
                        database,
                        "SELECT 'event ' || state || ' ' || SUM(n) FROM event_count GROUP BY state"
                                + " UNION ALL SELECT 'record ' || state || ' ' || SUM(n) FROM record_count GROUP BY state"),
                rows(database, "SELECT kind || ' ' || problems FROM dead_event"),
                rows(database, "SELECT place || ' ' || kind || ' ' || n || ' ' || sample FROM event_place"));
    }

    private static List<String> rows(Database database, String question) {
        return database
                .read(handle -> handle.createQuery(question).mapTo(String.class).list())
                .stream()
                .sorted()
                .toList();
    }

    private static void send(
            RunningBridge bridge,
            String id,
            String record,
            String state,
            String venue,
            String table,
            String note,
            String name) {
        String phone = "0912-345-67" + Math.floorMod(record.hashCode(), 10);
        sendBody(bridge, id, EVENT.formatted(id, record, state, venue, table, note, name, phone));
    }

    private static void sendBody(RunningBridge bridge, String id, String body) {
        Platform platform = Platform.inline(bridge.door("/hooks/inline"), "right", Duration.ZERO);
        assertThat(platform.send(new PlatformEvent(id, body)).join()).as(id).isTrue();
    }

    private static Map<String, String> on(DatabaseAddress address) {
        return Map.of(
                "tablebridge.database.url",
                address.url(),
                "tablebridge.database.user",
                address.user().orElseThrow());
    }
}
