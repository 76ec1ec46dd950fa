package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What we write we read. */
class ReadBackTest {

    private static final List<Heading> HEADINGS = List.of(Heading.of("id"), Heading.of("name"), Heading.of("note"));

    @Property(tries = 1_000)
    void eachCellComesBackThoughASpreadsheetWouldHaveCalculatedIt(
            @ForAll("rows") List<List<String>> rows, @ForAll boolean phonesToo) throws IOException {
        Path file = Files.createTempFile("table", ".csv");
        try {
            try (OutputStream out = Files.newOutputStream(file);
                    TableWriter table = CsvTableWriter.begin(
                            out,
                            TableText.utf8(),
                            phonesToo ? SafeCell.strict() : SafeCell.leavingPhones(),
                            HEADINGS)) {
                for (List<String> row : rows) {
                    table.row(row.stream().map(Cell::text).toList());
                }
            }
            assertThat(read(file)).isEqualTo(rows);
        } finally {
            Files.delete(file);
        }
    }

    @Example
    void whatLooksLikeATextOfASpreadsheetStaysWhatItIs() throws IOException {
        eachCellComesBackThoughASpreadsheetWouldHaveCalculatedIt(
                List.of(List.of("R1", "=\"\"", "=\"0912345678\"")), true);
    }

    private static List<List<String>> read(Path file) throws IOException {
        // As it is known: of one row nobody could tell where the header ends.
        SheetForm form = SheetForm.plain(SheetKind.TEXT, SheetEncoding.UTF_8, ',', '"', List.of("id", "name", "note"));
        RowObjects objects = new RowObjects(form);
        List<List<String>> rows = new ArrayList<>();
        try (SheetReader reader = SheetReader.open(file, form, new SheetPlace(3, 1, 0, false))) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get().fault().isEmpty()) {
                    List<String> row = new ArrayList<>();
                    objects.object(next.get().text()).forEach(cell -> row.add(cell.asText()));
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> text = Arbitraries.of(
                        "=", "+", "-", "@", "＝", "'", "\t", "\r", "\n", " ", ";", ",", "\"", "a", "王", "886912345678")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        Arbitrary<String> id = Arbitraries.integers().between(1, 999).map(number -> "R" + number);
        return Combinators.combine(id, text, text)
                .as((first, second, third) -> List.of(first, second, third))
                .list()
                .ofMaxSize(8);
    }
}
