package io.tablebridge.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is needed to read the rows of a sheet, from its file or from texts of rows that were kept: names of columns,
 * delimiter, quote, encoding. Has a short text, {@link #json}. Immutable, thread-safe.
 *
 * @param kind what kind of file it is
 * @param encoding the file's encoding; of no meaning for a workbook
 * @param delimiter between cells
 * @param quote around cells
 * @param columns names, each once
 */
public record SheetForm(SheetKind kind, SheetEncoding encoding, char delimiter, char quote, List<String> columns) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when there are no columns or too many */
    public SheetForm {
        if (columns.isEmpty() || columns.size() > SheetBounds.MOST_COLUMNS) {
            throw new IllegalArgumentException(columns.size() + " columns");
        }
        columns = List.copyOf(columns);
    }

    /**
     * From the text that {@link #json} made.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    public static SheetForm of(String json) {
        try {
            JsonNode form = JSON.readTree(json);
            List<String> columns = new ArrayList<>();
            form.path("columns").forEach(name -> columns.add(name.asText()));
            return new SheetForm(
                    SheetKind.valueOf(form.path("kind").asText()),
                    SheetEncoding.valueOf(form.path("encoding").asText()),
                    character(form, "delimiter"),
                    character(form, "quote"),
                    columns);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the form of a sheet", e);
        }
    }

    private static char character(JsonNode form, String key) {
        String text = form.path(key).asText();
        if (text.length() != 1) {
            throw new IllegalArgumentException("not the form of a sheet: " + key);
        }
        return text.charAt(0);
    }

    /** A short text of it, at most some 200 KB where the bounds are reached. */
    public String json() {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("kind", kind.name());
        form.put("encoding", encoding.name());
        form.put("delimiter", String.valueOf(delimiter));
        form.put("quote", String.valueOf(quote));
        columns.forEach(form.putArray("columns")::add);
        return form.toString();
    }

    /** The cells of a row, as many as it has, without their quotes; of a {@link SheetRecord} without a fault. */
    public List<String> cells(String row) {
        CellSplitter cells = new CellSplitter(delimiter, quote);
        cells.split(row);
        List<String> texts = new ArrayList<>(cells.count());
        for (int i = 0; i < cells.count(); i++) {
            texts.add(cells.cell(i));
        }
        return texts;
    }

    /** A row as an object: each column that has a cell with the cell's text. */
    public ObjectNode object(String row) {
        CellSplitter cells = new CellSplitter(delimiter, quote);
        cells.split(row);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        int there = Math.min(columns.size(), cells.count());
        for (int i = 0; i < there; i++) {
            object.put(columns.get(i), cells.cell(i));
        }
        return object;
    }
}
