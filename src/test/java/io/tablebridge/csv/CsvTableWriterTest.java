package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.normalize.TextList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvTableWriterTest {

    private static final Charset BIG5 = Charset.forName("x-windows-950");
    private static final List<Heading> TWO = List.of(new Heading("name", "姓名"), new Heading("note", "備註"));

    @Property(tries = 300)
    void whatIsWrittenIsReadBackByAnyReader(@ForAll("rows") List<List<String>> rows) throws IOException {
        byte[] file = write(TableText.utf8(), rows);
        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(texts(new String(file, StandardCharsets.UTF_8).substring(1), false))
                .isEqualTo(rows);
    }

    @Property(tries = 300)
    void whatIsWrittenInBig5IsReadBackWithNothingLost(@ForAll("rows") List<List<String>> rows) throws IOException {
        List<MissingCharacter> missing = new ArrayList<>();
        String file = new String(write(TableText.big5(missing::add), rows), BIG5);
        assertThat(file).doesNotContain("\ufffd");
        assertThat(texts(file, true)).isEqualTo(rows);
        for (MissingCharacter character : missing) {
            assertThat(rows.get((int) character.row() - 2).get(character.column()))
                    .contains(character.character());
        }
    }

    @Test
    void whatBig5CannotHoldIsNamedWithItsPlaceAndIsNoQuestionMark() throws IOException {
        List<MissingCharacter> missing = new ArrayList<>();
        List<List<String>> rows = List.of(List.of("游錫堃", "碁里行"), List.of("王", "好吃😀"));
        assertThat(new String(write(TableText.big5(missing::add), rows), BIG5))
                .isEqualTo("姓名,備註\r\n\"游錫&#22531;\",碁里行\r\n王,\"好吃&#128512;\"\r\n");
        assertThat(missing).containsExactly(new MissingCharacter(2, 0, "堃"), new MissingCharacter(3, 1, "😀"));
        assertThat(missing.get(0).codePoint()).isEqualTo("U+5803");
    }

    @Test
    void linesEndInCrLfAndOnlyWhatNeedsQuotesHasThem() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (TableWriter table = CsvTableWriter.begin(
                file, TableText.utf8(), SafeCell.strict(), List.of(new Heading("a", "a"), new Heading("b", "b")))) {
            table.row(List.of(Cell.text("x, \"y\"\nz"), new Cell.Decimal(new BigDecimal("-4860.00"))));
            table.row(List.of(new Cell.Texts(List.of("nuts", "a;b")), new Cell.Flag(true)));
            table.row(List.of(Cell.EMPTY, new Cell.Json("[{\"name\":\"茶\"}]")));
        }
        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo(String.join(
                        "\r\n",
                        "\ufeffa,b",
                        "\"x, \"\"y\"\"\nz\",-4860.00",
                        "\"nuts; a;;b\",true",
                        ",\"[{\"\"name\"\":\"\"茶\"\"}]\"",
                        ""));
    }

    @Test
    void aRowOfAnotherWidthIsADefect() throws IOException {
        try (TableWriter table =
                CsvTableWriter.begin(new ByteArrayOutputStream(), TableText.utf8(), SafeCell.strict(), TWO)) {
            assertThatThrownBy(() -> table.row(List.of(Cell.EMPTY))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void aListOfTextsComesBack(@ForAll("lists") List<String> texts) {
        assertThat(TextList.split(TextList.join(texts))).isEqualTo(texts);
    }

    private static byte[] write(TableText text, List<List<String>> rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (TableWriter table = CsvTableWriter.begin(file, text, SafeCell.strict(), TWO)) {
            for (List<String> row : rows) {
                table.row(row.stream().map(Cell::text).toList());
            }
        }
        return file.toByteArray();
    }

    private static List<List<String>> texts(String file, boolean escaped) {
        try (CSVParser parser = CSVParser.parse(file, CSVFormat.RFC4180)) {
            List<List<String>> rows = new ArrayList<>();
            for (CSVRecord row : parser.getRecords().subList(1, (int) parser.getRecordNumber())) {
                rows.add(row.stream()
                        .map(cell -> SafeCell.read(escaped ? CharacterEscape.read(cell) : cell))
                        .toList());
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> text = Arbitraries.of("=+-@'\",;\r\n\t &#0123堃碁王😀═ "
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(characters -> String.join("", characters));
        return text.list().ofSize(2).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.strings()
                .withChars("a;b 王")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(text -> text.equals(text.strip()) && !text.isBlank())
                .list()
                .ofMaxSize(5);
    }
}
