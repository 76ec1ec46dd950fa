package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code columns:}, {@code source:} and {@code id: { hash: }}. */
class FileColumnsTest {

    private static final String GUEST =
            """
            mapping: t
            source: tills
            columns:
              needed: [Name, [Phone, Mobile]]
              optional: Visits
            record: guest
            id: { hash: [/Name, /Phone, /Mobile] }
            version: { updatedAt: /Changed, zone: Asia/Taipei, required: false }
            venue: /Shop
            deleted: { /Gone: "yes" }
            ignore: [{ when: { /Kind: test }, reason: a test }]
            fields:
              guest.name: { from: /Name, split: { at: ",", take: 1 } }
              guest.phone: { from: [/Phone, /Mobile], as: { phone: TW } }
              guest.note: { join: [/Note, /deep/er], when: { /Show: "yes" } }
            """;

    private static InboundMapping mapping(String text) {
        try {
            return new MappingCompiler().inbound("t.yaml", text);
        } catch (MappingException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    private final FileColumns columns = mapping(GUEST).columns().orElseThrow();

    @Test
    void whatTheMappingReadsBelongsToItsColumns() {
        assertThat(columns.others())
                .containsExactlyInAnyOrder(
                        "Name", "Phone", "Mobile", "Changed", "Shop", "Gone", "Kind", "Note", "Show", "Visits");
        assertThat(mapping(GUEST).source()).contains("tills");
        assertThat(mapping("mapping: t\nrecord: guest\nid: /id\nfields: {}").columns())
                .isEmpty();
    }

    @Test
    void aNeededColumnMayHaveSeveralNames() {
        assertThat(columns.missing(List.of("Name", "Mobile"))).isEmpty();
        assertThat(columns.missing(List.of("Note", "Mail")))
                .containsExactly(List.of("Name"), List.of("Phone", "Mobile"));
    }

    @Test
    void aFilesColumnsGetTheMappingsNames() {
        assertThat(columns.renamed(List.of("\uFEFFNAME", "ｐｈｏｎｅ", "Mail"))).containsExactly("Name", "Phone", "Mail");
        assertThat(columns.known(List.of("NAME", "visits", "Mail"))).isEqualTo(2);
        assertThat(columns.unknown(List.of("NAME", "visits", "Mail"))).containsExactly("Mail");
    }

    @Test
    void ofTwoColumnsThatAreAlikeNeitherIsGuessed() {
        assertThat(columns.renamed(List.of("NAME", "name", "phone"))).containsExactly("NAME", "name", "Phone");
        assertThat(columns.missing(List.of("NAME", "name", "phone"))).containsExactly(List.of("Name"));
        assertThat(columns.renamed(List.of("NAME", "Name"))).containsExactly("NAME", "Name");
    }

    @Test
    void anIdMadeOfCellsIsTheSameWheneverTheyHoldTheSame() {
        String id = id(Map.of("Name", "Wang Xiaoming", "Phone", "0912345678"));
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(id(Map.of("Name", " WANG XIAOMING ", "Phone", "０９１２３４５６７８", "Mobile", " ", "Note", "x")))
                .isEqualTo(id);
        assertThat(id(Map.of("Name", "Wang Xiaoming", "Mobile", "0912345678"))).isNotEqualTo(id);
    }

    @Test
    void whereNoneOfTheCellsHoldsAnythingThereIsNoId() {
        assertThat(map(Map.of("Note", "x")))
                .asInstanceOf(InstanceOfAssertFactories.type(MappingResult.Unmappable.class))
                .satisfies(result -> assertThat(result.errors())
                        .extracting(error -> error.problem().code())
                        .contains("TB-MAP-043"));
    }

    private static String id(Map<String, String> row) {
        return ((MappingResult.Mapped) map(row)).records().get(0).key().externalId();
    }

    private static MappingResult map(Map<String, String> row) {
        StringBuilder body = new StringBuilder("{");
        row.forEach((name, cell) ->
                body.append(body.length() > 1 ? "," : "").append("\"%s\":\"%s\"".formatted(name, cell)));
        return mapping(GUEST)
                .map(new MappingInput("t", Map.of(), body.append('}').toString().getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "columns: { optional: [a] }",
                "columns: { needed: [] }",
                "columns: { needed: a }",
                "columns: { needed: [{ a: b }] }",
                "columns: { needed: [[]] }",
                "columns: { needed: [\" \"] }"
            })
    void columnsThatTellNothingAreRefused(String columns) {
        assertThat(problems(columns)).extracting(Problem::code).containsExactly("TB-MAP-080");
    }

    @Test
    void aSourceIsAName() {
        assertThat(problems("source: \"a b\"")).extracting(Problem::code).containsExactly("TB-MAP-081");
        assertThat(problems("columns: { needed: [a], wanted: [b] }"))
                .extracting(Problem::code)
                .containsExactly("TB-MAP-010");
    }

    private static List<Problem> problems(String more) {
        try {
            new MappingCompiler().inbound("t.yaml", "mapping: t\n" + more + "\nrecord: guest\nid: /id\nfields: {}\n");
            return List.of();
        } catch (MappingException e) {
            return e.problems();
        }
    }
}
