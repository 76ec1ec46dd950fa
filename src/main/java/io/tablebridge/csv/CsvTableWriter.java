package io.tablebridge.csv;

import io.tablebridge.normalize.TextList;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/** A table as RFC 4180 has it: commas, quotes where they are needed, lines that end in CR LF. */
public final class CsvTableWriter implements TableWriter {

    private final Writer out;
    private final TableText text;
    private final SafeCell safe;
    private final List<Heading> headings;

    private CsvTableWriter(Writer out, TableText text, SafeCell safe, List<Heading> headings) {
        this.out = out;
        this.text = text;
        this.safe = safe;
        this.headings = List.copyOf(headings);
    }

    /**
     * Writes the headings, and the rows that follow.
     *
     * @param text how characters become bytes
     * @param safe how texts are kept from being taken for formulas
     */
    public static CsvTableWriter begin(OutputStream out, TableText text, SafeCell safe, List<Heading> headings)
            throws IOException {
        Writer writer = new BufferedWriter(text.writer(out), 1 << 16);
        CsvTableWriter table = new CsvTableWriter(writer, text, safe, headings);
        table.row(headings.stream().map(heading -> Cell.text(heading.label())).toList());
        return table;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        Heading.requireOneEach(headings, cells);
        text.beginRow();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            write(text.holding(plain(cells.get(i)), i));
        }
        out.write("\r\n");
    }

    private String plain(Cell cell) {
        if (cell instanceof Cell.Text value) {
            return safe.write(value.text());
        } else if (cell instanceof Cell.Decimal value) {
            return value.number().toPlainString();
        } else if (cell instanceof Cell.Flag value) {
            return Boolean.toString(value.flag());
        } else if (cell instanceof Cell.Texts value) {
            return safe.write(TextList.join(value.texts()));
        } else if (cell instanceof Cell.Json value) {
            return safe.write(value.json());
        }
        return "";
    }

    private void write(String value) throws IOException {
        if (needsQuotes(value)) {
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(value);
        }
    }

    private static boolean needsQuotes(String value) {
        if (value.isEmpty()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == ';' || c < ' ') {
                return true;
            }
        }
        return Character.isWhitespace(value.charAt(0)) || Character.isWhitespace(value.charAt(value.length() - 1));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
