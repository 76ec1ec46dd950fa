package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.RecordVersion;
import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundMappingTest {

    private static final String MAPPING =
            """
            mapping: tablemate
            record: reservation
            id: [/id, /old_id]
            version: { revision: /v }
            venue: /venue
            deleted: { /gone: true }
            ignore:
              - when: { /type: [ping, PONG] }
                reason: a ping
            fields:
              status: { from: /state, values: { BOOKED: booked, no show: no_show }, default: requested }
              partySize: { from: /pax, as: { integer: { min: 2, max: 10 } } }
              channel: { constant: platform }
              table: /tables/0
              requests: { join: [/a, /b], separator: " / " }
              venueNote: header:X-Note
              guest.phone: { from: /tel, as: { phone: TW } }
              guest.email: { from: [/mail, /mail2] }
              guest.name: { from: /name, required: true }
              guest.note: { from: /vip, values: { "true": VIP, "false": null } }
              consent.email: { from: /optin, as: { boolean: { yes: [J], no: [N] } } }
            """;

    private final InboundMapping mapping;

    InboundMappingTest() throws MappingException {
        mapping = new MappingCompiler().inbound("tablemate.yaml", MAPPING);
    }

    private MappingResult map(String json) {
        return mapping.map(
                new MappingInput("tablemate", Map.of("x-note", "by phone"), json.getBytes(StandardCharsets.UTF_8)));
    }

    private MappingResult.Mapped mapped(String json) {
        return (MappingResult.Mapped) map(json);
    }

    private List<FieldError> unmappable(String json) {
        return ((MappingResult.Unmappable) map(json)).errors();
    }

    @Test
    void everyWayOfFillingAFieldWorks() {
        CanonicalRecord made = mapped(
                        """
                        {"id": 17, "v": 3, "venue": "Zhongshan", "state": "booked", "pax": "４", "tables": ["T1", "T2"],
                         "a": "one", "b": "two", "mail": " ", "mail2": "x@EXAMPLE.com", "name": "王小明", "vip": true, "optin": "j"}
                        """)
                .records()
                .get(0);
        assertThat(made.key().externalId()).isEqualTo("17");
        assertThat(made.version()).isEqualTo(new RecordVersion("revision", 3));
        assertThat(made.venue()).isEqualTo("Zhongshan");
        assertThat(made.deleted()).isFalse();
        assertThat(made.fields().asMap())
                .isEqualTo(Map.of(
                        "status", "booked",
                        "partySize", 4L,
                        "channel", "platform",
                        "table", "T1",
                        "requests", "one / two",
                        "venueNote", "by phone",
                        "guest.email", "x@example.com",
                        "guest.name", "王小明",
                        "guest.note", "VIP",
                        "consent.email", true));
    }

    @Test
    void anUnreadableFieldStopsNoOtherAndIsNeverShown() {
        MappingResult.Mapped result =
                mapped("{\"id\":\"a\",\"v\":1,\"name\":\"王小明\",\"tel\":\"secret-tel\",\"pax\":11}");
        assertThat(result.records().get(0).fields().text(CanonicalFields.GUEST_NAME))
                .contains("王小明");
        assertThat(result.errors()).extracting(FieldError::field).containsExactlyInAnyOrder("guest.phone", "partySize");
        Problem phone = result.errors().stream()
                .filter(e -> e.field().equals("guest.phone"))
                .findFirst()
                .orElseThrow()
                .problem();
        assertThat(phone.place()).isEqualTo("tablemate.yaml:17 /tel");
        assertThat(phone.text(Locale.ENGLISH))
                .startsWith("TB-NRM-010 tablemate.yaml:17 /tel: ")
                .doesNotContain("secret");
        assertThat(result.toString()).doesNotContain("secret").doesNotContain("王");
    }

    @Test
    void aDefaultIsForWhatIsAbsentNotForWhatIsUnreadable() {
        assertThat(mapped("{\"id\":\"a\",\"v\":1,\"name\":\"x\"}")
                        .records()
                        .get(0)
                        .fields()
                        .text(CanonicalFields.STATUS))
                .contains("requested");
        assertThat(unmappable("{\"id\":\"a\",\"v\":1,\"name\":\"x\",\"state\":\"moved\"}"))
                .extracting(e -> e.field() + " " + e.problem().code())
                .containsExactly("status TB-MAP-047");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | body TB-MAP-042",
                "{ | body TB-MAP-040",
                "{\"id\":1}{ | body TB-MAP-040",
                "{\"id\":1,\"id\":2} | body TB-MAP-040",
                "{\"id\":1e99999999999} | body TB-MAP-040",
                "[1] | body TB-MAP-042",
                "null | body TB-MAP-042",
                "{\"v\":1,\"name\":\"x\"} | id TB-MAP-043",
                "{\"id\":{},\"v\":1,\"name\":\"x\"} | id TB-MAP-046",
                "{\"id\":1,\"name\":\"x\"} | version TB-MAP-044",
                "{\"id\":1,\"v\":\"new\",\"name\":\"x\"} | version TB-NRM-050",
                "{\"id\":1,\"v\":1,\"venue\":[1],\"name\":\"x\"} | venue TB-MAP-046",
                "{\"id\":1,\"v\":1} | guest.name TB-MAP-045",
                "{\"id\":1,\"v\":1,\"name\":\"先生\"} | guest.name TB-NRM-030"
            })
    void whatCanBeNoRecordIsADeadLetterWithAReason(String json, String expected) {
        assertThat(unmappable(json))
                .extracting(e -> e.field() + " " + e.problem().code())
                .containsExactly(expected);
    }

    @Test
    void whatBeginsLikeAnotherEncodingAndIsNoneIsRefused() {
        byte[] body = {0, 0, 0, '{', (byte) 0xf8, 2, (byte) 0x80, 0x32};
        assertThat(Mapped.guest("guest.note: /n").map(body))
                .isInstanceOfSatisfying(MappingResult.Unmappable.class, dead -> assertThat(dead.errors())
                        .extracting(e -> e.problem().code())
                        .containsExactly("TB-MAP-040"));
    }

    @Test
    void aBodyTooDeepOrTooLargeIsRefused() {
        assertThat(unmappable("{\"id\":" + "[".repeat(100) + "]".repeat(100) + "}")
                        .get(0)
                        .problem()
                        .code())
                .isEqualTo("TB-MAP-041");
        assertThat(unmappable("{\"id\":\"" + "x".repeat(5_000_000) + "\"}")
                        .get(0)
                        .problem()
                        .code())
                .isEqualTo("TB-MAP-041");
        assertThat(unmappable("{\"id\":" + "9".repeat(5_000) + "}")
                        .get(0)
                        .problem()
                        .code())
                .isEqualTo("TB-MAP-041");
    }

    @Test
    void whatTheMappingSaysIsOfNoInterestIsIgnoredWithItsReason() {
        assertThat(map("{\"type\":\"pong\"}")).isEqualTo(new MappingResult.Ignored("a ping"));
    }

    @Test
    void whatTheSourceDeletesIsDeletedEvenWithoutItsValues() {
        assertThat(mapped("{\"id\":\"a\",\"v\":2,\"gone\":true}")
                        .records()
                        .get(0)
                        .deleted())
                .isTrue();
    }
}
