package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingCompilerTest {

    private final MappingCompiler compiler = new MappingCompiler();

    private List<Problem> problems(String yaml) {
        MappingException refused =
                catchThrowableOfType(MappingException.class, () -> compiler.compile("tablemate.yaml", yaml));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems();
    }

    private String problem(String yaml) {
        List<Problem> problems = problems(yaml);
        assertThat(problems).hasSize(1);
        return problems.get(0).text(Locale.ENGLISH);
    }

    private static String withField(String field) {
        String status = field.startsWith("status:") ? "" : "status: { constant: booked }";
        return """
                mapping: tablemate
                record: reservation
                id: /id
                fields:
                  %s
                  %s
                """
                .formatted(field, status);
    }

    @Test
    void allProblemsOfAFileAreReportedAtOnceWithTheirLines() {
        List<Problem> problems = problems(
                """
                mapping: tablemate
                record: reservation
                id: reservation.id
                versoin: /updated_at
                fields:
                  partysize: /pax
                  guest.phone: { from: /tel }
                  guest.email: { from: /mail, as: emial }
                  startsAt: { from: /date, as: { dateTime: { zone: Asia/Taipeh } } }
                  status: { constant: booked }
                """);
        assertThat(problems)
                .extracting(Problem::place)
                .containsExactly(
                        "tablemate.yaml:3",
                        "tablemate.yaml:4",
                        "tablemate.yaml:6",
                        "tablemate.yaml:7",
                        "tablemate.yaml:8",
                        "tablemate.yaml:9");
        assertThat(problems.get(0).text(Locale.ENGLISH)).contains("/reservation/id");
        assertThat(problems.get(1).text(Locale.ENGLISH)).contains("versoin").contains("mean: version?");
        assertThat(problems.get(2).text(Locale.ENGLISH)).contains("mean: partySize?");
        assertThat(problems.get(3).text(Locale.ENGLISH)).contains("as: { phone: TW }");
        assertThat(problems.get(4).text(Locale.ENGLISH)).contains("mean: email?");
        assertThat(problems.get(5).text(Messages.TAIWAN))
                .contains("Asia/Taipeh")
                .contains("不是時區");
    }

    @Test
    void aWordThatIsNotPossibleIsAnsweredWithTheNearestAndWithAll() {
        String near = problem(withField("status: { constant: boked }"));
        assertThat(near).contains("\"boked\" is not possible here. Did you mean \"booked\"? Possible: ", "cancelled");
        String far = problem(withField("status: { constant: zzzzzzzzzzzz }"));
        assertThat(far).contains("is not possible here. Possible: ", "booked", "cancelled");
    }

    @Test
    void aReservationOfWhichNothingTellsTheStatusIsRefused() {
        String silent =
                """
                mapping: tablemate
                record: reservation
                id: /id
                fields:
                  partySize: /pax
                """;
        assertThat(problems(silent)).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("tablemate.yaml:5");
            assertThat(problem.text(Locale.ENGLISH))
                    .contains("TB-MAP-074", "no rule for the \"status\"", "\"values:\"");
        });
        assertThatCode(() -> new MappingCompiler()
                        .inbound("tablemate.yaml", silent.replace("fields:", "part: visit\nfields:")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: /state | TB-MAP-022",
                "status: { from: /s, values: { A: arrived } } | TB-MAP-026",
                "status: { from: /s, values: { no-show: no_show, NO SHOW: no_show } } | TB-MAP-011",
                "status: { constant: arrived } | TB-MAP-026",
                "status: { from: /s, as: code, default: arrived } | TB-MAP-026",
                "channel: /channel | TB-MAP-022",
                "channel: { constant: pigeon } | TB-MAP-026",
                "channel: { from: /c, values: { A: pigeon } } | TB-MAP-026",
                "channel: { choose: [{ when: { /a: b }, then: pigeon }] } | TB-MAP-026",
                "guest.tags: { from: /t, as: guestNotes } | TB-MAP-021",
                "guest.tags: { from: /t, as: { list: { of: name } } } | TB-MAP-018",
                "guest.birthday: { from: /b, as: { date: { withoutYear: drop } } } | TB-MAP-013",
                "durationMinutes: { from: /d, as: { integer: { unit: s } } } | TB-MAP-012",
                "durationMinutes: { from: /d, as: { integer: { unit: s, in: kg } } } | TB-MAP-072",
                "durationMinutes: { from: /d, as: { integer: { unit: sec, in: min } } } | TB-MAP-075",
                "requests: row:/n | TB-MAP-053",
                "partySize: { from: /p, join: [/q] } | TB-MAP-014",
                "partySize: {} | TB-MAP-014",
                "partySize: { from: /p, default: many } | TB-MAP-028",
                "partySize: { from: /p, as: email } | TB-MAP-021",
                "partySize: { from: /p, as: { integer: { min: one } } } | TB-MAP-013",
                "partySize: { from: /p, values: { A: 1 } } | TB-MAP-027",
                "partySize: { from: /p, required: yes } | TB-MAP-013",
                "requests: { from: /a~b } | TB-MAP-018",
                "requests: { from: [] } | TB-MAP-012",
                "requests: { from: /n, as: text, values: { A: b } } | TB-MAP-015",
                "startsAt: { from: /d, as: { dateTime: { unit: minutes } } } | TB-MAP-025",
                "guest.phone: { from: /t, as: { phone: Taiwan } } | TB-MAP-023",
                "guest.tel: /t | TB-MAP-016",
                "requests: { from: &a /n } | TB-MAP-002",
                "requests: { from: /n, when: { /a: { abvoe: 3 } } } | TB-MAP-010",
                "requests: { from: /n, when: { /a: { above: many } } } | TB-MAP-013",
                "requests: { from: /n, when: { /a: { present: true, above: 3 } } } | TB-MAP-013",
                "requests: { from: /n, when: { /a: [x, null] } } | TB-MAP-013",
                "requests: { from: /n, when: {} } | TB-MAP-012",
                "requests: { from: /n, split: { at: /, take: 0 } } | TB-MAP-013",
                "requests: { from: /n, split: { take: 1 } } | TB-MAP-013",
                "requests: { constant: n, split: { at: /, take: 1 } } | TB-MAP-015",
                "requests: { firstOf: [] } | TB-MAP-012",
                "requests: { firstOf: [{ from: /n }], as: text } | TB-MAP-015",
                "requests: { firstOf: [{ from: /n, required: true }] } | TB-MAP-010",
                "requests: { firstOf: [{ from: /n, as: email }] } | TB-MAP-021",
                "requests: item:/n | TB-MAP-053",
                "requests: { expr: .a + } | TB-MAP-065",
                "requests: { expr: unknown(.a) } | TB-MAP-065",
                "requests: { expr: 'def f(x) f($x) f(.)' } | TB-MAP-066",
                "requests: { expr: '[for (.a) [for (.b) [for (.c) 1]]]' } | TB-MAP-066",
                "requests: { expr: 'test(.a, \"(a+)+b\")' } | TB-MAP-066",
                "requests: { expr: now() } | TB-MAP-066",
                "requests: { expr: .a, from: /a } | TB-MAP-014",
                "deposit: /d | TB-MAP-057",
                "deposit: { from: /d, as: money } | TB-MAP-057",
                "deposit: { from: /d, as: { money: { currency: TWD } } } | TB-MAP-057",
                "deposit: { from: /d, as: { money: { currency: NTD, unit: major } } } | TB-MAP-026",
                "deposit: { from: /d, as: { money: { currency: TWD, unit: dollars } } } | TB-MAP-026",
                "deposit: { from: /d, as: { money: { currency: TWD, unit: major, digits: 0 } } } | TB-MAP-015",
                "deposit: { from: /d, as: { money: { currency: TWD, unit: minor, digits: 9 } } } | TB-MAP-013",
                "deposit: { from: /d, as: { money: { currency: TWD, unit: major, thousands: . } } } | TB-MAP-015",
                "deposit: { from: /d, as: { money: { currency: TWD, unit: major, thousands: x } } } | TB-MAP-026",
                "deposit: { from: /d, as: { money: { currency: TWD, unit: major, amount: total } } } | TB-MAP-018",
                "requests: [ | TB-MAP-001"
            })
    void whatIsWrongWithAFieldIsNamed(String field, String code) {
        assertThat(problem(withField(field))).startsWith(code + " tablemate.yaml:");
    }

    @Test
    void aListOfRecordsStandsAloneAndNamesItsMistakes() {
        assertThat(problems(
                        "mapping: tablemate\nid: /id\nrecords: [{ record: guest, id: /id, fields: {}, tests: [] }]"))
                .extracting(Problem::code)
                .containsExactly("TB-MAP-015", "TB-MAP-010");
        assertThat(problem("mapping: tablemate\nrecords: []")).startsWith("TB-MAP-056 tablemate.yaml:2");
        assertThat(problems("mapping: tablemate\nrecords:\n  - record: bill\n    each: item:/x\n"))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("TB-MAP-012", "TB-MAP-026", "TB-MAP-053");
    }

    @Test
    void aYamlBombIsRefused() {
        assertThat(problem("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
                .contains("TB-MAP-002")
                .contains("Write the value out");
        assertThat(problem("a: " + "[".repeat(60) + "]".repeat(60))).contains("TB-MAP-004");
        assertThat(problem("#".repeat(300_000))).contains("TB-MAP-003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nothing", "- a", "word", "a: 1\n---\nb: 2", "a: b: c", "? [x]\n: y", "\u0000", "a: 'open"
            })
    void whatIsNoMappingAtAllIsRefusedWithAPlace(String yaml) {
        assertThat(problems(yaml))
                .allSatisfy(problem -> assertThat(problem.place()).matches("tablemate.yaml:\\d+"));
    }

    @Test
    void theFileAndTheMappingHaveOneName() {
        assertThat(problem(withField("requests: /n").replace("mapping: tablemate", "mapping: mate")))
                .contains("mate.yaml");
    }

    @Test
    void aFileWithoutTestsWarns() throws MappingException {
        assertThat(compiler.compile("tablemate.yaml", withField("requests: /n")).warnings())
                .extracting(Problem::code)
                .containsExactly("TB-MAP-031");
    }

    @Test
    void anOutboundFileNamesItsMistakes() {
        List<Problem> problems = problems(
                """
                mapping: tablemate
                destination: hubspot
                key: guest_id
                requires: { anyOf: [telephone] }
                properties:
                  email: { from: email, write: sometimes }
                  visits: { from: visits, as: date }
                  name: { from: nmae }
                  state: { from: name, constant: active }
                  ours: { from: id, create: { label: Ours } }
                retired: { clear: [fax], pointer: survivor }
                """);
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        "TB-MAP-030",
                        "TB-MAP-016",
                        "TB-MAP-026",
                        "TB-MAP-021",
                        "TB-MAP-016",
                        "TB-MAP-014",
                        "TB-MAP-012",
                        "TB-MAP-030",
                        "TB-MAP-030");
    }

    @Test
    void aMappingOfTheOtherDirectionIsRefused() throws MappingException {
        MappingException refused = catchThrowableOfType(
                MappingException.class, () -> compiler.outbound("tablemate.yaml", withField("requests: /n")));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("TB-MAP-029");
        assertThat(compiler.inbound("tablemate.yaml", withField("requests: /n")).name())
                .isEqualTo("tablemate");
    }
}
