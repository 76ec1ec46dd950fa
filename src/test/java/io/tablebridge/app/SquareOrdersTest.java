package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.operate.audit.AuditReport;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SquareSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders and payments of a simulated Square, as its notices and lists tell of them. */
class SquareOrdersTest {

    private static final String TOKEN = "square-token-of-a-test";
    private static final String KEY = "square-key-of-a-test";
    private static final String REGISTERED = "https://hooks.example.com/hooks/square";
    private static final String LOCATION = "L9R0X9X5SGDBJ";
    private static final Duration NEVER_LISTED = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ORDERS = 20;

    private static final Map<String, String> WITHOUT_TOKEN = Map.of("SQUARE_SIGNATURE_KEY", KEY);
    private static final Map<String, String> WITH_TOKEN = Map.of("SQUARE_SIGNATURE_KEY", KEY, "SQUARE_TOKEN", TOKEN);

    private Path folder;

    @BeforeEach
    void takeTheShippedFiles(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Shipped.copyTo(folder);
    }

    @Test
    void anOrderThatANoticeNamesIsABillOfItsCustomerAndThePaymentIsItsPart() {
        try (SquareSandbox square = SquareSandbox.start(Clock.systemUTC(), NEVER_LISTED, TOKEN);
                RunningBridge bridge = start(square, WITH_TOKEN, Map.of())) {
            send(bridge, customer(square));
            send(bridge, square.order("o1", order(486_000, 10_000)));
            awaitContact(bridge, "tablebridge_spend", "4760");
            assertThat(square.requests("/v2/orders/o1")).isEqualTo(1);

            send(bridge, square.payment("p1", payment("o1", 486_000, 86_000)));
            awaitContact(bridge, "tablebridge_spend", "3900");
            awaitContact(bridge, "tablebridge_orders", "1");
            assertThat(square.requests("/v2/orders/o1"))
                    .as("a payment is told whole")
                    .isEqualTo(1);

            send(bridge, square.order("o1", order(500_000, 0)));
            awaitContact(bridge, "tablebridge_spend", "4140");
            assertThat(BillsTest.say(folder, "bills"))
                    .contains("square:o1", "A5", "square: 1 bills, 1 with a guest, 0 without");
            balanced(bridge);
        }
    }

    @Test
    void withoutATokenTheDoorStaysOpenAndOrdersWait() {
        try (SquareSandbox square = SquareSandbox.start(Clock.systemUTC(), NEVER_LISTED, TOKEN)) {
            try (RunningBridge bridge = start(square, WITHOUT_TOKEN, Map.of())) {
                send(bridge, customer(square));
                send(bridge, square.order("o1", order(486_000, 0)));
                awaitContact(bridge, "tablebridge_orders", "0");
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                                bridge.service().core().fetches().routes())
                        .singleElement()
                        .satisfies(route ->
                                assertThat(String.valueOf(route.paused())).contains("TB-INT-045")));
                balanced(bridge);
            }
            try (RunningBridge bridge = start(square, WITH_TOKEN, Map.of())) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(BillsTest.say(folder, "bills"))
                        .contains("TWD 4860.00", "square: 1 bills, 1 with a guest, 0 without"));
                balanced(bridge);
            }
        }
    }

    @Test
    void whatTheWebhooksToldAndWhatTheyMissedIsPolledOnce() throws Exception {
        pollEverySecond("square-polls", "square-orders-poll");
        try (SquareSandbox square = SquareSandbox.start(Clock.systemUTC(), Duration.ZERO, TOKEN)) {
            customer(square);
            for (int i = 0; i < ORDERS; i++) {
                square.order("o" + i, order(100_000, 0));
                square.payment("p" + i, payment("o" + i, 100_000, 0));
            }
            try (RunningBridge bridge = start(square, WITH_TOKEN, Map.of("route.square.location", LOCATION))) {
                awaitContact(bridge, "tablebridge_orders", String.valueOf(ORDERS));
                awaitContact(bridge, "tablebridge_spend", String.valueOf(ORDERS * 1_000));

                send(bridge, square.order("o0", order(300_000, 0)));
                send(bridge, square.payment("p0", payment("o0", 300_000, 50_000)));
                square.payment("p1", payment("o1", 100_000, 20_000));
                square.order("o2", order(400_000, 0));
                awaitContact(bridge, "tablebridge_spend", String.valueOf((ORDERS - 2) * 1_000 + 2_500 + 4_000 - 200));
                int asked = square.requests("/v2/orders/search");
                await().atMost(PATIENCE)
                        .until(() -> square.requests("/v2/orders/search") > asked + 6
                                && square.requests("/v2/orders/o0") == 1);
                awaitContact(bridge, "tablebridge_orders", String.valueOf(ORDERS));
                awaitContact(bridge, "tablebridge_spend", String.valueOf((ORDERS - 2) * 1_000 + 2_500 + 4_000 - 200));
                assertThat(bridge.metrics())
                        .contains("tablebridge_bills{guest=\"yes\",source=\"square\"} " + ORDERS + ".0")
                        .contains("tablebridge_bills{guest=\"no\",source=\"square\"} 0.0");
                assertThat(bridge.service().polls())
                        .extracting(poll -> poll.lastSuccess().isPresent())
                        .hasSize(4)
                        .containsOnly(true);
                balanced(bridge);
            }
        }
    }

    private RunningBridge start(SquareSandbox square, Map<String, String> secrets, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("route.square.api", square.baseUri().toString());
        return RunningBridge.start(folder, secrets, settings);
    }

    private void pollEverySecond(String... files) throws Exception {
        for (String file : files) {
            Path polls = folder.resolve("routes/" + file + ".camel.yaml");
            String changed = Files.readString(polls)
                    .replace("every: 15m", "every: 1s\n        pageSize: 7\n        requestsPerMinute: 10000")
                    .replaceAll("\n *jitter: 1m", "");
            Files.writeString(polls, changed);
        }
        // The smallest limit that anybody names holds for the whole account.
        Path fetch = folder.resolve("routes/square-order.camel.yaml");
        Files.writeString(
                fetch,
                Files.readString(fetch)
                        .replace("auth: bearer", "auth: bearer\n              requestsPerMinute: 10000"));
    }

    private static void send(RunningBridge bridge, PlatformEvent event) {
        Platform webhooks = Platform.square(bridge.door("/hooks/square"), REGISTERED, KEY, Duration.ofMillis(1));
        assertThat(webhooks.send(event).join()).isTrue();
    }

    private static PlatformEvent customer(SquareSandbox square) {
        return square.customer("c1", Map.of("given_name", "Jane", "phone_number", "+12126100001"));
    }

    private static ObjectNode order(long total, long tip) {
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("location_id", LOCATION)
                .put("customer_id", "c1")
                .put("state", "COMPLETED")
                .put("ticket_name", "A5")
                .put("created_at", Instant.now().toString());
        order.set("total_money", money(total));
        order.set("total_tip_money", money(tip));
        order.putArray("line_items")
                .addObject()
                .put("uid", "u1")
                .put("name", "Steamed grouper")
                .put("quantity", "1")
                .set("total_money", money(total - tip));
        return order;
    }

    private static ObjectNode payment(String order, long amount, long refunded) {
        ObjectNode payment = JsonNodeFactory.instance
                .objectNode()
                .put("order_id", order)
                .put("location_id", LOCATION)
                .put("customer_id", "c1")
                .put("status", "COMPLETED")
                .put("source_type", "CARD")
                .put("created_at", Instant.now().toString());
        payment.set("amount_money", money(amount));
        payment.set("refunded_money", money(refunded));
        return payment;
    }

    private static ObjectNode money(long amount) {
        return JsonNodeFactory.instance.objectNode().put("amount", amount).put("currency", "TWD");
    }

    private static void awaitContact(RunningBridge bridge, String property, String value) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bridge.hubSpot().contacts())
                .extracting(SandboxContact::properties)
                .singleElement()
                .satisfies(properties ->
                        assertThat(properties.getOrDefault(property, "")).isEqualTo(value)));
    }

    private static void balanced(RunningBridge bridge) {
        AuditReport audit = bridge.service().core().audit().run();
        assertThat(audit.broken()).isEmpty();
    }
}
