package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTableWriterTest {

    @Test
    void eachRowIsAnObjectOfWhatIsKnown() throws IOException {
        List<Heading> headings = List.of(
                new Heading("name", "姓名"),
                Heading.of("spend"),
                Heading.of("allergies"),
                Heading.of("agreed"),
                Heading.of("lines"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (TableWriter table = JsonLinesTableWriter.begin(file, headings)) {
            table.row(List.of(
                    Cell.text("=王\n"),
                    new Cell.Decimal(new BigDecimal("4860.00")),
                    new Cell.Texts(List.of("nuts", "egg")),
                    new Cell.Flag(false),
                    new Cell.Json("[{\"name\":\"茶\"}]")));
            table.row(List.of(Cell.EMPTY, Cell.number(0), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
        }
        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {"name":"=王\\n","spend":4860.00,"allergies":["nuts","egg"],"agreed":false,"lines":[{"name":"茶"}]}
                        {"spend":0}
                        """);
    }
}
