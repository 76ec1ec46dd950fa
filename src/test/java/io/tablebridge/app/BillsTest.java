package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.sandbox.SandboxContact;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evening's bills find their guests, in the real service and in HubSpot. */
class BillsTest {

    private static final Map<String, String> SECRETS =
            Map.of("INLINE_SECRET", "inline-secret-of-a-test", "EATS365_SECRET", "eats365-secret-of-a-test");

    private static final String BOOKING =
            """
            {"event_id": "b-1", "type": "reservation.updated", "occurred_at": 1795255200000,
             "reservation": {"id": "R1", "branch_id": "xinyi", "type": "BOOKING", "state": "SEATED", "table": "A5",
                             "reservation_time": 1795260600000, "group_size": 4,
                             "customer": {"name": "王小明", "phone": "0912-345-678"}}}
            """;
    private static final String A5 =
            """
            {"event_id": "e-1", "type": "order.closed", "occurred_at": 1795264000000,
             "order": {"id": "E-77", "store_id": "xinyi", "table": "A5", "guests": 4, "status": "paid",
                       "opened_at": "2026-11-21T19:42:00+08:00", "total": 4860,
                       "items": [{"name": "清蒸石斑", "quantity": 1, "price": 4500, "amount": 4500},
                                 {"name": "烏龍茶", "quantity": 2, "price": 180, "amount": 360}]}}
            """;
    private static final String B2 =
            """
            {"event_id": "e-2", "type": "order.closed", "occurred_at": 1795264000000,
             "order": {"id": "E-78", "store_id": "xinyi", "table": "B2", "guests": 2, "status": "paid",
                       "opened_at": "2026-11-21T19:42:00+08:00", "total": 900}}
            """;

    @Test
    void aBillOfABookedTableRaisesItsGuestsSpendInHubSpotAndUndoneTakesItAway(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            Platform inline = Platform.inline(
                    bridge.door("/hooks/inline"), SECRETS.getOrDefault("INLINE_SECRET", ""), Duration.ofMillis(5));
            Platform eats365 = Platform.eats365(
                    bridge.door("/hooks/eats365"), SECRETS.getOrDefault("EATS365_SECRET", ""), Duration.ofMillis(5));
            assertThat(inline.send(new PlatformEvent("b-1", BOOKING)).join()).isTrue();
            awaitContact(bridge, "tablebridge_orders", "0");
            assertThat(eats365.send(new PlatformEvent("e-1", A5)).join()).isTrue();
            assertThat(eats365.send(new PlatformEvent("e-2", B2)).join()).isTrue();

            awaitContact(bridge, "tablebridge_spend", "4860");
            awaitContact(bridge, "tablebridge_orders", "1");
            assertThat(say(folder, "bills"))
                    .contains(
                            "eats365:E-77  2026-11-21 19:42  xinyi  A5  TWD 4860.00",
                            "98 %: table A5, 12 minutes after the reservation's time, party of 4 as booked (by inline:R1)",
                            "eats365:E-78",
                            "nobody's: nobody had booked that table then",
                            "eats365: 2 bills, 1 with a guest, 1 without")
                    .doesNotContain("王小明");
            assertThat(say(folder, "bills", "--values")).contains("王小明");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(bridge.metrics())
                    .contains("tablebridge_bills{guest=\"no\",source=\"eats365\"} 1.0")
                    .contains("tablebridge_bills{guest=\"yes\",source=\"eats365\"} 1.0"));

            assertThat(say(folder, "bills", "unlink", "eats365:E-77", "--why", "sat at A6"))
                    .contains("Bill eats365:E-77 is nobody's now.");
            awaitContact(bridge, "tablebridge_spend", "");
            awaitContact(bridge, "tablebridge_orders", "0");
            assertThat(say(folder, "bills", "--without-guest"))
                    .contains(
                            "nobody's: a person said that it is nobody's",
                            "eats365: 2 bills, 0 with a guest, 2 without");

            assertThat(say(folder, "bills", "link", "eats365:E-78", "inline:R1"))
                    .contains("belongs to the guest of that reservation now");
            awaitContact(bridge, "tablebridge_spend", "900");
            assertThat(bridge.hubSpot().contacts()).hasSize(1);
            assertThat(bridge.service().core().audit().run().broken()).isEmpty();
        }
    }

    /** Gives a command beside the running service, as a person does. */
    static String say(Path folder, String... words) {
        StringWriter out = new StringWriter();
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--lang", "en"));
        Properties machine = new Properties();
        machine.setProperty("user.name", "mei");
        Surroundings surroundings = new Surroundings(
                Map.of(), machine, folder, new PrintWriter(out), new PrintWriter(out), OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), Clock.systemUTC()), surroundings)
                .run(line.toArray(String[]::new));
        assertThat(status).as(out.toString()).isZero();
        return out.toString();
    }

    private static void awaitContact(RunningBridge bridge, String property, String value) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bridge.hubSpot().contacts())
                        .extracting(SandboxContact::properties)
                        .singleElement()
                        .satisfies(properties -> assertThat(properties.getOrDefault(property, ""))
                                .isEqualTo(value)));
    }
}
