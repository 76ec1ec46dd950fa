package io.tablebridge.delivery.hubspot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.tablebridge.delivery.DestinationException;
import io.tablebridge.delivery.EntityLookup;
import io.tablebridge.delivery.EntityResult;
import io.tablebridge.delivery.EntityWrite;
import io.tablebridge.delivery.JdkTransport;
import io.tablebridge.delivery.TestMapping;
import io.tablebridge.delivery.WriteReport;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.remote.RateBudget;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire to HubSpot, byte for byte, and what is made of its answers. */
class HubSpotRequestsTest {

    private static final String CONTACTS = "/crm/objects/2026-09/contacts";

    private final WireMockServer hubspot =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);
    private final RateBudget budget = new RateBudget(clock, 1000, Duration.ofSeconds(10));
    private final Deque<String> tokens = new ArrayDeque<>(List.of("secret-token"));
    private HubSpotDestination destination = destination("2026-09");

    private HubSpotDestination destination(String version) {
        hubspot.start();
        HubSpotSettings standard = HubSpotSettings.standard("hubspot", URI.create(hubspot.baseUrl()));
        HubSpotSettings settings = new HubSpotSettings(
                "hubspot",
                standard.baseUrl(),
                version,
                standard.idProperty(),
                standard.batchSize(),
                Duration.ofSeconds(5),
                standard.region(),
                standard.zone());
        return new HubSpotDestination(
                settings,
                new JdkTransport(),
                () -> tokens.size() > 1 ? tokens.removeFirst() : tokens.getFirst(),
                budget,
                clock);
    }

    @BeforeEach
    void answerEverything() {
        hubspot.stubFor(
                post(CONTACTS + "/batch/upsert").willReturn(okJson("{\"status\":\"COMPLETE\",\"results\":[]}")));
        hubspot.stubFor(
                post(CONTACTS + "/batch/update").willReturn(okJson("{\"status\":\"COMPLETE\",\"results\":[]}")));
        hubspot.stubFor(post(CONTACTS + "/batch/read").willReturn(okJson("{\"status\":\"COMPLETE\",\"results\":[]}")));
        hubspot.stubFor(post(CONTACTS + "/search").willReturn(okJson("{\"total\":0,\"results\":[]}")));
    }

    @AfterEach
    void stop() {
        hubspot.stop();
    }

    private static EntityWrite write(String id, Map<String, String> values) {
        return new EntityWrite(id, Optional.empty(), values, false);
    }

    private void wasPosted(String path, String body) {
        hubspot.verify(
                1,
                postRequestedFor(urlEqualTo(path))
                        .withHeader("Authorization", equalTo("Bearer secret-token"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalTo(body)));
    }

    @Test
    void anUpsertNamesOurPropertyInEachInput() {
        destination.write(List.of(
                write("g1", Map.of("email", "a@b.tw", "tablebridge_allergies", "蝦")),
                write("g2", Map.of("phone", ""))));
        wasPosted(
                CONTACTS + "/batch/upsert",
                "{\"inputs\":[{\"id\":\"g1\",\"idProperty\":\"tablebridge_guest_id\",\"properties\":{\"email\":\"a@b.tw\","
                        + "\"tablebridge_allergies\":\"蝦\"},\"objectWriteTraceId\":\"g1\"},{\"id\":\"g2\",\"idProperty\":"
                        + "\"tablebridge_guest_id\",\"properties\":{\"phone\":\"\"},\"objectWriteTraceId\":\"g2\"}]}");
    }

    @Test
    void aStampGoesByTheContactsOwnIdAndPutsOursOnIt() {
        destination.write(List.of(new EntityWrite("g1", Optional.of("551"), Map.of("lastname", "王"), false)));
        wasPosted(
                CONTACTS + "/batch/update",
                "{\"inputs\":[{\"id\":\"551\",\"properties\":{\"lastname\":\"王\",\"tablebridge_guest_id\":\"g1\"},"
                        + "\"objectWriteTraceId\":\"g1\"}]}");
    }

    @Test
    void aReadSendsEveryRequiredMember() {
        destination.read(List.of("g1", "g2"), List.of("email"));
        wasPosted(
                CONTACTS + "/batch/read",
                "{\"properties\":[\"email\",\"tablebridge_guest_id\"],\"propertiesWithHistory\":[],"
                        + "\"idProperty\":\"tablebridge_guest_id\",\"inputs\":[{\"id\":\"g1\"},{\"id\":\"g2\"}]}");
    }

    @Test
    void guestsThatNoEmailFindsAreSearchedByPhoneInTheWaysPeopleWriteIt() {
        destination.find(
                List.of(
                        new EntityLookup("g1", Map.of("email", "A@b.tw", "phone", "+886912345678")),
                        new EntityLookup("g2", Map.of("phone", "+886987654321"))),
                List.of());
        String properties =
                "\"properties\":[\"tablebridge_guest_id\",\"email\",\"hs_additional_emails\",\"phone\",\"mobilephone\"]";
        wasPosted(
                CONTACTS + "/batch/read",
                "{" + properties
                        + ",\"propertiesWithHistory\":[],\"idProperty\":\"email\",\"inputs\":[{\"id\":\"a@b.tw\"}]}");
        String values = "\"values\":[\"+886912345678\",\"0912 345 678\",\"0912345678\",\"0912-345-678\","
                + "\"+886987654321\",\"0987 654 321\",\"0987654321\",\"0987-654-321\"]";
        wasPosted(
                CONTACTS + "/search",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"phone\",\"operator\":\"IN\"," + values
                        + "}]},{\"filters\":[{\"propertyName\":\"mobilephone\",\"operator\":\"IN\"," + values
                        + "}]}],\"sorts\":[]," + properties + ",\"limit\":200,\"after\":\"0\"}");
    }

    @Test
    void theClassicPathsAreOneSettingAway() {
        hubspot.stubFor(post("/crm/v3/objects/contacts/batch/upsert").willReturn(okJson("{\"results\":[]}")));
        destination = destination("v3");
        destination.write(List.of(write("g1", Map.of())));
        hubspot.verify(1, postRequestedFor(urlEqualTo("/crm/v3/objects/contacts/batch/upsert")));
    }

    @Test
    void missingPropertiesAreMadeInOurGroupWithBothLabels() {
        hubspot.stubFor(
                get("/crm/properties/2026-09/contacts")
                        .willReturn(
                                okJson(
                                        """
                                {"results":[{"name":"email","type":"string"},{"name":"phone","type":"string"},
                                 {"name":"lastname","type":"string"},{"name":"lifecyclestage","type":"enumeration"},
                                 {"name":"tablebridge_guest_id","type":"string","hasUniqueValue":true},
                                 {"name":"tablebridge_allergies","type":"string"},
                                 {"name":"tablebridge_merged_into","type":"string"}]}""")));
        hubspot.stubFor(post("/crm/properties/2026-09/contacts/groups")
                .willReturn(aResponse().withStatus(409)));
        hubspot.stubFor(
                post("/crm/properties/2026-09/contacts").willReturn(aResponse().withStatus(201)));
        destination.prepare(new TestMapping().properties());
        wasPosted(
                "/crm/properties/2026-09/contacts",
                "{\"name\":\"tablebridge_visits\",\"label\":\"Visits 來訪次數\",\"groupName\":\"tablebridge\","
                        + "\"type\":\"number\",\"fieldType\":\"number\"}");
    }

    @Test
    void aPropertyOfAnotherTypeStopsTheDestinationAndIsNotChanged() {
        hubspot.stubFor(
                get("/crm/properties/2026-09/contacts")
                        .willReturn(
                                okJson(
                                        """
                                {"results":[{"name":"email"},{"name":"phone"},{"name":"lastname"},{"name":"lifecyclestage"},
                                 {"name":"tablebridge_guest_id","type":"string","hasUniqueValue":false}]}""")));
        DestinationException refused = catchThrowableOfType(
                DestinationException.class, () -> destination.prepare(new TestMapping().properties()));
        assertThat(refused.trouble().errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(refused.trouble().problem().code()).isEqualTo("TB-DEL-014");
    }

    @Test
    void errorsOfAMultiStatusAreMatchedByTheirTrace() {
        hubspot.stubFor(
                post(CONTACTS + "/batch/upsert")
                        .willReturn(
                                aResponse()
                                        .withStatus(207)
                                        .withBody(
                                                """
                                {"status":"COMPLETE","results":[{"id":"552","properties":{"tablebridge_guest_id":"g2"}}],
                                 "numErrors":1,"errors":[{"status":"error","category":"VALIDATION_ERROR",
                                 "message":"Email address secret@x is invalid","context":{"objectWriteTraceId":["g1"]}}]}""")));
        WriteReport report =
                destination.write(List.of(write("g1", Map.of()), write("g2", Map.of()), write("g3", Map.of())));
        assertThat(report.results().get("g2")).isEqualTo(new EntityResult.Written("552"));
        assertThat(report.results().get("g1")).isInstanceOfSatisfying(EntityResult.Refused.class, refused -> assertThat(
                        refused.problem().arguments())
                .contains("VALIDATION_ERROR")
                .noneMatch(a -> a.contains("secret")));
        assertThat(report.results().get("g3")).isInstanceOf(EntityResult.Unknown.class);
    }

    @Test
    void aDeletedContactIsLookedForAgainAndAWrongAddressStopsTheDestination() {
        EntityWrite stamp = new EntityWrite("g1", Optional.of("551"), Map.of(), false);
        hubspot.stubFor(post(CONTACTS + "/batch/update")
                .willReturn(aResponse().withStatus(404).withBody("{\"category\":\"OBJECT_NOT_FOUND\"}")));
        WriteReport deleted = destination.write(List.of(stamp));
        assertThat(deleted.trouble()).isEmpty();
        assertThat(deleted.results().get("g1"))
                .isInstanceOfSatisfying(EntityResult.Taken.class, taken -> assertThat(taken.properties())
                        .isEmpty());
        hubspot.stubFor(post(CONTACTS + "/batch/update")
                .willReturn(aResponse().withStatus(404).withBody("<html>")));
        WriteReport wrong = destination.write(List.of(stamp));
        assertThat(wrong.results()).isEmpty();
        assertThat(wrong.trouble().orElseThrow().problem().code()).isEqualTo("TB-DEL-012");
    }

    @Test
    void aRefusedTokenIsAskedForOnceMore() {
        tokens.addFirst("old-token");
        hubspot.stubFor(post(CONTACTS + "/batch/upsert")
                .withHeader("Authorization", equalTo("Bearer old-token"))
                .willReturn(aResponse().withStatus(401)));
        assertThat(destination.write(List.of(write("g1", Map.of()))).trouble()).isEmpty();
        hubspot.verify(2, postRequestedFor(urlEqualTo(CONTACTS + "/batch/upsert")));
    }

    @Test
    void aUsedUpDayRestsUntilMidnightOfTheAccount() {
        hubspot.stubFor(post(CONTACTS + "/batch/upsert")
                .willReturn(aResponse().withStatus(429).withBody("{\"policyName\":\"DAILY\"}")));
        WriteReport report = destination.write(List.of(write("g1", Map.of())));
        assertThat(report.results()).isEmpty();
        assertThat(report.trouble().orElseThrow().rest()).isEqualTo(Duration.ofHours(13));
        assertThat(destination.restsFor()).isEqualTo(Duration.ofHours(13));
    }

    @Test
    void aRetryAfterInMillisecondsIsNotBelieved() {
        hubspot.stubFor(post(CONTACTS + "/batch/upsert")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30000")));
        assertThat(destination
                        .write(List.of(write("g1", Map.of())))
                        .trouble()
                        .orElseThrow()
                        .rest())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aLimitWithoutRetryAfterRestsForTheWindow() {
        hubspot.stubFor(post(CONTACTS + "/batch/upsert")
                .willReturn(
                        aResponse().withStatus(429).withHeader("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")));
        assertThat(destination
                        .write(List.of(write("g1", Map.of())))
                        .trouble()
                        .orElseThrow()
                        .rest())
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aGatewaysErrorLeavesTheOutcomeOpenAndALockedRecordDoesNot() {
        hubspot.stubFor(post(CONTACTS + "/batch/upsert")
                .inScenario("weather")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(504).withBody("<html>"))
                .willSetStateTo("locked"));
        hubspot.stubFor(post(CONTACTS + "/batch/upsert")
                .inScenario("weather")
                .whenScenarioStateIs("locked")
                .willReturn(aResponse().withStatus(423)));
        assertThat(destination.write(List.of(write("g1", Map.of()))).results().get("g1"))
                .isInstanceOf(EntityResult.Unknown.class);
        WriteReport locked = destination.write(List.of(write("g1", Map.of())));
        assertThat(locked.results()).isEmpty();
        assertThat(locked.trouble().orElseThrow().rest()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aPropertyThatIsNotThereStopsTheDestinationAndNotTheRecords() {
        hubspot.stubFor(post(CONTACTS + "/batch/upsert")
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"category\":\"VALIDATION_ERROR\",\"errors\":[{\"code\":\"PROPERTY_DOESNT_EXIST\","
                                + "\"context\":{\"propertyName\":[\"vip\"]}}]}")));
        WriteReport report = destination.write(List.of(write("g1", Map.of()), write("g2", Map.of())));
        assertThat(report.results()).isEmpty();
        assertThat(report.trouble().orElseThrow().problem().arguments()).containsExactly("hubspot", "vip");
        assertThat(report.trouble().orElseThrow().errorClass()).isEqualTo(ErrorClass.CONFIG);
    }
}
