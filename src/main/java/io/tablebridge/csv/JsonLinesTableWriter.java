package io.tablebridge.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A table as one JSON object a line, in UTF-8: what has a type keeps it, several texts are a list, what is empty is left out.
 * The keys are the headings' names.
 */
public final class JsonLinesTableWriter implements TableWriter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JsonGenerator json;
    private final List<Heading> headings;

    private JsonLinesTableWriter(JsonGenerator json, List<Heading> headings) {
        this.json = json;
        this.headings = headings;
    }

    /** Writes the rows that follow. */
    public static JsonLinesTableWriter begin(OutputStream out, List<Heading> headings) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.setRootValueSeparator(null);
        return new JsonLinesTableWriter(json, List.copyOf(headings));
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        Heading.requireOneEach(headings, cells);
        json.writeStartObject();
        for (int i = 0; i < cells.size(); i++) {
            if (!(cells.get(i) instanceof Cell.Empty)) {
                json.writeFieldName(headings.get(i).name());
                write(cells.get(i));
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(Cell cell) throws IOException {
        if (cell instanceof Cell.Text value) {
            json.writeString(value.text());
        } else if (cell instanceof Cell.Decimal value) {
            json.writeNumber(value.number());
        } else if (cell instanceof Cell.Flag value) {
            json.writeBoolean(value.flag());
        } else if (cell instanceof Cell.Texts value) {
            json.writeStartArray();
            for (String text : value.texts()) {
                json.writeString(text);
            }
            json.writeEndArray();
        } else if (cell instanceof Cell.Json value) {
            json.writeRawValue(value.json());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
