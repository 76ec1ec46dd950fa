package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
        SafeCell safe = phonesToo ? SafeCell.strict() : SafeCell.leavingPhones();
        assertThat(writtenAndRead(rows, TableText.utf8(), SheetEncoding.UTF_8, safe))
                .isEqualTo(rows);
    }

    @Property(tries = 1_000)
    void whatBig5DoesNotHaveComesBackToo(@ForAll("rows") List<List<String>> rows) throws IOException {
        assertThat(writtenAndRead(rows, TableText.big5(missing -> {}), SheetEncoding.BIG5, SafeCell.strict()))
                .isEqualTo(rows);
    }

    @Example
    void everyCharacterComesBackFromBig5() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (int first = 0x80; first < 0x30000; first += 64) {
            List<String> characters = IntStream.range(first, first + 64)
                    .filter(character -> Character.getType(character) != Character.SURROGATE)
                    .mapToObj(Character::toString)
                    .toList();
            if (!characters.isEmpty()) {
                rows.add(List.of("R" + first, "x" + String.join("", characters) + "x", ""));
            }
        }
        assertThat(writtenAndRead(rows, TableText.big5(missing -> {}), SheetEncoding.BIG5, SafeCell.strict()))
                .isEqualTo(rows);
    }

    private static List<List<String>> writtenAndRead(
            List<List<String>> rows, TableText text, SheetEncoding encoding, SafeCell safe) throws IOException {
        Path file = Files.createTempFile("table", ".csv");
        try {
            try (OutputStream out = Files.newOutputStream(file);
                    TableWriter table = CsvTableWriter.begin(out, text, safe, HEADINGS)) {
                for (List<String> row : rows) {
                    table.row(row.stream().map(Cell::text).toList());
                }
            }
            return read(file, encoding);
        } finally {
            Files.delete(file);
        }
    }

    @Example
    void whatLooksLikeATextOfASpreadsheetStaysWhatItIs() throws IOException {
        eachCellComesBackThoughASpreadsheetWouldHaveCalculatedIt(
                List.of(List.of("R1", "=\"\"", "=\"0912345678\"")), true);
    }

    private static List<List<String>> read(Path file, SheetEncoding encoding) throws IOException {
        // As it is known: of one row nobody could tell where the header ends.
        SheetForm form = SheetForm.plain(SheetKind.TEXT, encoding, ',', '"', List.of("id", "name", "note"));
        RowObjects objects = new RowObjects(form);
        List<List<String>> rows = new ArrayList<>();
        try (SheetReader reader =
                SheetReader.open(file, form, new SheetPlace(encoding == SheetEncoding.UTF_8 ? 3 : 0, 1, 0, false))) {
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
                        "=",
                        "+",
                        "-",
                        "@",
                        "＝",
                        "'",
                        "\t",
                        "\r",
                        "\n",
                        " ",
                        ";",
                        ",",
                        "\"",
                        "a",
                        "王",
                        "886912345678",
                        "堃",
                        "碁",
                        "😀",
                        "═",
                        "&#",
                        "&#22531;",
                        "&",
                        "\uE000",
                        "€")
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
