package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.Fields;
import io.tablebridge.model.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowsTest {

    private final Mapped mapping = Mapped.by(
            """
            record: order
            each: /bills
            id: item:/id
            fields:
              table: item:/table
              lines:
                each: item:/items
                when: { /voided: null }
                fields:
                  name: /name
                  quantity: { from: /quantity, as: decimal }
                  total: { from: /total, as: { money: { currency: TWD, unit: major } } }
                  modifiers: { from: /options, as: { list: { of: /name } } }
                  category: event:/menu
                  item: { join: [item:/id, /sku], separator: "-" }
              payments:
                each: item:/payments
                fields: { method: "row:" }
            """);

    private static List<Map<String, Object>> rows(Map<String, Object> fields, String name) {
        return ((List<?>) fields.getOrDefault(name, List.of()))
                .stream().map(row -> ((Fields) row).asMap()).toList();
    }

    private static String bill(String items) {
        return "{\"menu\":\"evening\",\"bills\":[{\"id\":\"b\",\"table\":\"A5\",\"items\":" + items + "}]}";
    }

    @Test
    void everyElementOfTheListBecomesARowInItsOrder() {
        Map<String, Object> order = mapping.fields(
                """
                {"menu":"evening","bills":[{"id":"b","table":"A5","payments":["cash","card"],"items":[
                  {"name":"清蒸石斑","quantity":1,"total":4000,"sku":"s1","options":[{"name":"少鹽"},{"id":7},{"name":"去骨"}]},
                  {"name":"烏龍茶","quantity":"2.50","total":860},
                  {"name":"voided","voided":true}]}]}
                """);
        assertThat(rows(order, "lines"))
                .containsExactly(
                        Map.of(
                                "lines.name",
                                "清蒸石斑",
                                "lines.quantity",
                                BigDecimal.ONE,
                                "lines.total",
                                new Money(400_000, "TWD"),
                                "lines.modifiers",
                                List.of("去骨", "少鹽"),
                                "lines.category",
                                "evening",
                                "lines.item",
                                "b-s1"),
                        Map.of(
                                "lines.name", "烏龍茶",
                                "lines.quantity", new BigDecimal("2.5"),
                                "lines.total", new Money(86_000, "TWD"),
                                "lines.category", "evening",
                                "lines.item", "b"));
        assertThat(rows(order, "payments"))
                .containsExactly(Map.of("payments.method", "cash"), Map.of("payments.method", "card"));
    }

    @Test
    void anUnreadableCellStopsNeitherItsRowNorTheOthersAndIsNamedByItsRow() {
        String event =
                bill("[{\"name\":\"a\",\"quantity\":\"two\"},{\"name\":\"b\",\"quantity\":1,\"total\":\"free\"}]");
        assertThat(rows(mapping.fields(event), "lines"))
                .extracting(row -> row.get("lines.name"))
                .containsExactly("a", "b");
        assertThat(mapping.errors(event)).containsExactly("lines/0/quantity TB-NRM-052", "lines/1/total TB-NRM-070");
        MappingResult.Mapped result = (MappingResult.Mapped) mapping.map(event);
        assertThat(result.errors().get(1).problem().place())
                .isEqualTo("tablemate.yaml:13 /total (/bills/0 item:/items/1)");
        assertThat(result.errors().get(1).fieldOfAnyRow()).isEqualTo("lines/*/total");
    }

    @Test
    void whereThereIsNoListOrAnEmptyOneThereAreNoRows() {
        assertThat(mapping.fields("{\"bills\":[{\"id\":\"b\",\"table\":\"A5\"}]}"))
                .containsOnlyKeys("table");
        assertThat(mapping.fields(bill("[]"))).containsOnlyKeys("table");
        assertThat(mapping.errors(bill("\"a\""))).containsExactly("lines TB-MAP-054");
        assertThat(rows(mapping.fields(bill("{\"name\":\"a\"}")), "lines"))
                .containsExactly(Map.of("lines.name", "a", "lines.category", "evening", "lines.item", "b"));
    }

    @Test
    void aListThatIsTooLongIsAnErrorOnTheFieldAlone() {
        String items = IntStream.rangeClosed(0, RowsRule.MAX_ROWS)
                .mapToObj(i -> "{\"name\":\"a\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(mapping.fields(bill(items))).containsOnlyKeys("table");
        assertThat(mapping.errors(bill(items))).containsExactly("lines TB-MAP-055");
    }

    @Property(tries = 50)
    void ofManyErrorsTheFirstAreToldAndTheRestCounted(@ForAll @IntRange(min = 0, max = 60) int wrong) {
        String items = IntStream.range(0, wrong)
                .mapToObj(i -> "{\"name\":\"a\",\"quantity\":\"x\"}")
                .collect(Collectors.joining(",", "[", "]"));
        List<String> errors = mapping.errors(bill(items));
        assertThat(errors).hasSize(Math.min(wrong, RowsRule.MAX_ERRORS + 1));
        assertThat(errors.contains("lines TB-MAP-071")).isEqualTo(wrong > RowsRule.MAX_ERRORS);
        assertThat(rows(mapping.fields(bill(items)), "lines")).hasSize(wrong);
    }

    @Property(tries = 100)
    void asManyRowsAsElementsInTheirOrder(@ForAll @Size(max = 40) List<@IntRange(min = 0) Integer> quantities) {
        String items = quantities.stream()
                .map(quantity -> "{\"quantity\":" + quantity + "}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(rows(mapping.fields(bill(items)), "lines"))
                .extracting(row -> row.get("lines.quantity"))
                .isEqualTo(quantities.stream().map(BigDecimal::valueOf).toList());
    }

    @Test
    void aRequiredCellOrListMakesThereBeNoRecord() {
        Mapped strict = Mapped.by(
                """
                record: order
                id: /id
                fields:
                  lines: { each: /items, required: true, fields: { name: { from: /name, required: true } } }
                """);
        assertThat(strict.errors("{\"id\":1,\"items\":[{\"name\":\"a\"},{}]}"))
                .containsExactly("lines/1/name TB-MAP-045");
        assertThat(strict.map("{\"id\":1,\"items\":[{}]}")).isInstanceOf(MappingResult.Unmappable.class);
        assertThat(strict.errors("{\"id\":1}")).containsExactly("lines TB-MAP-045");
        assertThat(strict.map("{\"id\":1}")).isInstanceOf(MappingResult.Unmappable.class);
    }

    @Test
    void theAnswersOfAFeedbackAreRowsToo() {
        Mapped feedback = Mapped.by(
                """
                record: feedback
                id: /id
                fields:
                  score: { from: /stars, as: { decimal: { min: 1, max: 5 } } }
                  answers: { each: /answers, fields: { question: /q, score: { from: /a, as: decimal } } }
                """);
        Map<String, Object> fields =
                feedback.fields("{\"id\":1,\"stars\":4.5,\"answers\":[{\"q\":\"taste\",\"a\":5},{\"q\":\"noise\"}]}");
        assertThat(fields.get("score")).isEqualTo(new BigDecimal("4.5"));
        assertThat(rows(fields, "answers"))
                .containsExactly(
                        Map.of("answers.question", "taste", "answers.score", new BigDecimal("5")),
                        Map.of("answers.question", "noise"));
        assertThat(feedback.errors("{\"id\":1,\"stars\":6}")).containsExactly("score TB-NRM-051");
    }

    @Test
    void whatIsWrongWithRowsInAFileIsToldWithItsLine() {
        MappingReport.FileReport report = new MappingFolder(new MappingCompiler())
                .check(
                        "tablemate.yaml",
                        """
                        mapping: tablemate
                        record: order
                        id: /id
                        fields:
                          lines:
                            each: /items
                            fields:
                              nmae: /name
                              total: item:/total
                          payments: /payments
                          table: { from: /table }
                        """);
        assertThat(report.problems())
                .extracting(p -> p.code() + " " + p.place())
                .contains(
                        "TB-MAP-016 tablemate.yaml:8",
                        "TB-MAP-053 tablemate.yaml:9",
                        "TB-MAP-057 tablemate.yaml:9",
                        "TB-MAP-013 tablemate.yaml:10");
    }

    @Test
    void aTestComparesRowsByWhatItNames() {
        String file =
                """
                mapping: tablemate
                record: order
                id: /id
                fields:
                  lines: { each: /items, fields: { name: /name, quantity: { from: /n, as: decimal } } }
                tests:
                  - name: right
                    given: { id: 1, items: [{ name: a, n: 1.50 }, { name: b }] }
                    expect: { lines: [{ name: a, quantity: 1.500 }, { quantity: null }] }
                  - name: another dish
                    given: { id: 1, items: [{ name: a }] }
                    expect: { lines: [{ name: b }] }
                  - name: another number
                    given: { id: 1, items: [{ name: a }] }
                    expect: { lines: [{ name: a }, { name: b }] }
                """;
        MappingReport.FileReport report = new MappingFolder(new MappingCompiler()).check("tablemate.yaml", file);
        assertThat(report.problems())
                .extracting(p -> p.place() + " " + p.arguments().get(1))
                .containsExactly("tablemate.yaml:10 lines/0/name", "tablemate.yaml:13 lines");
    }
}
