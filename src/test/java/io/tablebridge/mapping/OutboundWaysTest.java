package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundWaysTest {

    private static final String HEAD = "mapping: x\ndestination: hubspot\nkey: guest_id\n";

    private static String file(String property) {
        return HEAD + "properties:\n  guest_id: { from: id }\n  p: " + property + "\n";
    }

    private static Optional<String> written(String property, Map<String, Object> values) {
        try {
            Map<String, String> rendered =
                    new MappingCompiler().outbound("x.yaml", file(property)).render(new GuestProfile(1, "g1", values));
            return Optional.ofNullable(rendered.get("p"));
        } catch (MappingException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    @Test
    void aPropertyIsWrittenOnlyWhereItsConditionHolds() {
        String property =
                "{ constant: VIP, when: { visits: { atLeast: 10 }, diet: [vegan, vegetarian], email: null } }";
        Map<String, Object> vip = Map.of(ProfileFields.VISITS, 10L, ProfileFields.DIET, List.of("no-beef", "vegan"));
        assertThat(written(property, vip)).contains("VIP");
        assertThat(written(property, Map.of(ProfileFields.VISITS, 9L, ProfileFields.DIET, List.of("vegan"))))
                .isEmpty();
        assertThat(written(property, Map.of(ProfileFields.VISITS, 10L, ProfileFields.DIET, List.of("no-beef"))))
                .isEmpty();
        assertThat(written(
                        property,
                        Map.of(
                                ProfileFields.VISITS,
                                10L,
                                ProfileFields.DIET,
                                List.of("vegan"),
                                ProfileFields.EMAIL,
                                "a@example.com")))
                .isEmpty();
        assertThat(written(property, Map.of())).isEmpty();
    }

    @Test
    void theFirstWayThatKnowsSomethingIsTaken() {
        String property =
                "{ firstOf: [{ from: note, when: { emailConsent: true } }, { from: nextReservation.requests }, { constant: none }] }";
        Map<String, Object> both =
                Map.of(ProfileFields.NOTE, "a", ProfileFields.NEXT_REQUESTS, "b", ProfileFields.EMAIL_CONSENT, true);
        assertThat(written(property, both)).contains("a");
        assertThat(written(property, Map.of(ProfileFields.NOTE, "a", ProfileFields.NEXT_REQUESTS, "b")))
                .contains("b");
        assertThat(written(property, Map.of())).contains("none");
    }

    @Test
    void whatIsKnownIsPutTogetherAndTakenApart() {
        String joined = "{ join: [familyName, givenName, visits], separator: \" / \" }";
        assertThat(written(joined, Map.of(ProfileFields.FAMILY_NAME, "王", ProfileFields.VISITS, 3L)))
                .contains("王 / 3");
        assertThat(written(joined, Map.of())).isEmpty();
        String piece = "{ from: email, split: { at: \"@\", take: 2 } }";
        assertThat(written(piece, Map.of(ProfileFields.EMAIL, "a@example.com"))).contains("example.com");
        assertThat(written(piece, Map.of(ProfileFields.EMAIL, "a"))).isEmpty();
    }

    @Test
    void aTableSaysWhatStandsForACode() throws MappingException {
        String yaml = file("{ from: nextReservation.status, lookup: words }") + "tables: { words: { no_show: 未到 } }\n";
        OutboundMapping mapping = new MappingCompiler().outbound("x.yaml", yaml);
        assertThat(mapping.render(new GuestProfile(1, "g1", Map.of(ProfileFields.NEXT_STATUS, "no_show"))))
                .containsEntry("p", "未到");
        assertThat(mapping.render(new GuestProfile(1, "g1", Map.of(ProfileFields.NEXT_STATUS, "booked"))))
                .containsEntry("p", "booked");
    }

    @Test
    void aFragmentStandsInForProperties() throws MappingException {
        String yaml =
                HEAD + "fragments: { own: { guest_id: { from: id }, p: { from: phone } } }\nproperties: { use: own }\n";
        assertThat(new MappingCompiler()
                        .outbound("x.yaml", yaml)
                        .render(new GuestProfile(1, "g1", Map.of(ProfileFields.PHONE, "+886912345678"))))
                .containsEntry("p", "+886912345678");
    }

    @Test
    void numbersAndDaysAreWrittenPlainly() {
        assertThat(written(
                        "{ from: birthday, as: monthDay }", Map.of(ProfileFields.BIRTHDAY, LocalDate.of(1990, 2, 8))))
                .contains("02-08");
        ProfileValue day = new ProfileValue("d", ProfileValue.Form.MONTH_DAY, Map.of(), "");
        assertThat(day.render(new GuestProfile(1, "g1", Map.of("d", MonthDay.of(2, 29)))))
                .contains("02-29");
        ProfileValue number = new ProfileValue("n", ProfileValue.Form.PLAIN, Map.of(), "");
        assertThat(number.render(new GuestProfile(1, "g1", Map.of("n", new BigDecimal("1E+3")))))
                .contains("1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ from: name, constant: x } | TB-MAP-014",
                "{ write: once } | TB-MAP-014",
                "{ from: nmae } | TB-MAP-016",
                "{ join: [name, nmae] } | TB-MAP-016",
                "{ from: name, when: { nmae: x } } | TB-MAP-016",
                "{ from: name, when: { note: { above: 3 } } } | TB-MAP-073",
                "{ from: name, split: { at: /, take: 0 } } | TB-MAP-013",
                "{ from: name, lookup: words } | TB-MAP-058",
                "{ from: name, firstOf: [{ from: note }] } | TB-MAP-015",
                "{ firstOf: [] } | TB-MAP-012",
                "{ firstOf: [{ from: note, write: once }] } | TB-MAP-010",
                "{ from: name, as: monthDay } | TB-MAP-021"
            })
    void whatIsWrongIsRefused(String property, String code) {
        MappingReport.FileReport report = new MappingFolder(new MappingCompiler()).check("x.yaml", file(property));
        assertThat(report.problems()).extracting(problem -> problem.code()).contains(code);
    }
}
