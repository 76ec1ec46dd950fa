package io.tablebridge.app;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.tablebridge.HandClock;
import io.tablebridge.journal.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The polls of tills that ship, against what is known of their lists. */
class PosPollsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RECEIPTS = "/v1.0/receipts";
    private static final String ISSUED = "/invoice-v1/store-1/issued";
    private static final String LOYVERSE_TOKEN = "loyverse-token-of-a-test";
    private static final String ICHEF_TOKEN = "ichef-token-of-a-test";

    private static final String FIRST_PAGE =
            """
            {"receipts": [
              {"receipt_number": "2-1008", "receipt_type": "SALE", "store_id": "s-1", "total_money": 4860,
               "receipt_date": "2026-11-20T11:42:00.000Z", "created_at": "2026-11-20T12:10:00.000Z",
               "line_items": [{"id": "l-1", "item_name": "清蒸石斑", "quantity": 1, "total_money": 4860}]},
              {"receipt_number": "2-1010", "receipt_type": "SALE", "store_id": "s-1", "total_money": 500,
               "receipt_date": "2026-11-20T11:50:00.000Z", "created_at": "2026-11-20T12:20:00.000Z"}],
             "cursor": "next/2+="}
            """;
    private static final String SECOND_PAGE =
            """
            {"receipts": [
              {"receipt_number": "2-1009", "receipt_type": "REFUND", "refund_for": "2-1008", "store_id": "s-1",
               "total_money": 180, "receipt_date": "2026-11-20T13:00:00.000Z", "created_at": "2026-11-20T13:00:00.000Z"}]}
            """;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T14:00:00Z"));
    private final WireMockServer till = new WireMockServer(options().dynamicPort());
    private Path folder;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Shipped.copyTo(folder);
        till.start();
    }

    @AfterEach
    void stop() {
        till.stop();
    }

    @Test
    void receiptsOfLoyverseAreBillsOnceHoweverOftenTheyAreListed() throws Exception {
        // Everything was made in the last moments, more than a page: less time is asked for until it is no more than a
        // second.
        till.stubFor(get(urlPathEqualTo(RECEIPTS))
                .withQueryParam("cursor", absent())
                .atPriority(10)
                .willReturn(okJson("{\"receipts\": []}")));
        till.stubFor(get(urlPathEqualTo(RECEIPTS))
                .withHeader("Authorization", equalTo("Bearer " + LOYVERSE_TOKEN))
                .withQueryParam("limit", equalTo("250"))
                .withQueryParam("cursor", absent())
                .withQueryParam("created_at_min", matching("2026-11-(19|20)T.*Z"))
                .withQueryParam("created_at_max", matching("2026-11-20T14:\\d\\d:\\d\\dZ"))
                .willReturn(okJson(FIRST_PAGE)));
        till.stubFor(get(urlPathEqualTo(RECEIPTS))
                .withQueryParam("cursor", equalTo("next/2+="))
                .willReturn(okJson(SECOND_PAGE)));
        everySecond("loyverse");
        try (RunningBridge bridge = bridge("LOYVERSE_TOKEN", LOYVERSE_TOKEN, "route.loyverse.api", "/v1.0")) {
            awaitThreeSweeps(getRequestedFor(urlPathEqualTo(RECEIPTS)).withQueryParam("cursor", equalTo("next/2+=")));
            assertThat(awaitBills("loyverse: 2 bills"))
                    .contains("loyverse:2-1008  2026-11-20 11:42  s-1", "TWD 4860.00")
                    .contains("loyverse:2-1010  2026-11-20 11:50  s-1", "TWD 500.00");
            assertThat(records(bridge, "loyverse"))
                    .as("two sales and a refund, which is a part of the first")
                    .isEqualTo(3);
            holds(bridge);
        }
    }

    @Test
    void invoicesOfIchefAreAskedForDayByDayAndAreBillsOnce() throws Exception {
        till.stubFor(get(urlPathEqualTo(ISSUED)).willReturn(okJson("[]")));
        till.stubFor(
                get(urlPathEqualTo(ISSUED))
                        .withHeader("Authorization", equalTo("Bearer " + ICHEF_TOKEN))
                        .withQueryParam("start_date", equalTo("2026-11-20"))
                        .withQueryParam("end_date", equalTo("2026-11-21"))
                        .willReturn(
                                okJson(
                                        """
                                        [{"invoice_number": "AB-12345678", "store_id": "store-1", "status": "issued",
                                          "issued_at": "2026-11-20 21:05:00", "original_price": 4860,
                                          "payment": {"type": "credit_card"}}]
                                        """)));
        everySecond("ichef");
        try (RunningBridge bridge = bridge("ICHEF_TOKEN", ICHEF_TOKEN, "route.ichef.api", "")) {
            awaitThreeSweeps(
                    getRequestedFor(urlPathEqualTo(ISSUED)).withQueryParam("start_date", equalTo("2026-11-20")));
            assertThat(awaitBills("ichef: 1 bills"))
                    .contains("ichef:AB-12345678  2026-11-20 21:05  store-1", "TWD 4860.00");
            assertThat(records(bridge, "ichef")).isEqualTo(1);
            till.verify(getRequestedFor(urlPathEqualTo(ISSUED)).withQueryParam("start_date", equalTo("2026-11-17")));
            holds(bridge);
        }
    }

    /** The list was asked for three times from its beginning to its end. */
    private void awaitThreeSweeps(RequestPatternBuilder lastRequest) {
        await().atMost(PATIENCE).until(() -> {
            clock.pass(Duration.ofSeconds(2));
            return till.findAll(lastRequest).size() >= 3;
        });
    }

    private String awaitBills(String counts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(BillsTest.say(folder, "bills")).contains(counts));
        return BillsTest.say(folder, "bills");
    }

    private static long records(RunningBridge bridge, String source) {
        return bridge.service().core().database().read(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM record WHERE source = :s")
                .bind("s", source)
                .mapTo(Long.class)
                .one());
    }

    private static void holds(RunningBridge bridge) {
        assertThat(bridge.service().core().bookkeeping().deadEvents(Position.START, 10))
                .isEmpty();
        assertThat(bridge.service().core().audit().run().broken()).isEmpty();
    }

    private void everySecond(String file) throws Exception {
        Path polls = folder.resolve("routes/" + file + ".camel.yaml");
        Files.writeString(
                polls,
                Files.readString(polls).replaceAll("every: \\d+m", "every: 1s").replaceAll("\n *jitter: \\dm", ""));
    }

    private RunningBridge bridge(String secret, String value, String setting, String path) {
        return RunningBridge.start(
                folder,
                Map.of(secret, value),
                Map.of("route.ichef.store", "store-1", setting, till.baseUrl() + path),
                clock);
    }
}
