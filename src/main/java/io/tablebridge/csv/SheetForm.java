package io.tablebridge.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to read the rows of a sheet, from its file or from texts of rows that were kept: names of columns,
 * delimiter, quote, encoding, and how the cells of a column are written. Has a short text, {@link #json}. Immutable, thread-safe.
 *
 * @param kind what kind of file it is
 * @param encoding the file's encoding; of no meaning for a workbook
 * @param delimiter between cells
 * @param quote around cells
 * @param columns names, each once
 * @param styles for each column how its cells are written
 */
public record SheetForm(
        SheetKind kind,
        SheetEncoding encoding,
        char delimiter,
        char quote,
        List<String> columns,
        List<CellStyle> styles) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when there are no columns or too many, or not a style for each */
    public SheetForm {
        if (columns.isEmpty() || columns.size() > SheetBounds.MOST_COLUMNS) {
            throw new IllegalArgumentException(columns.size() + " columns");
        }
        if (styles.size() != columns.size()) {
            throw new IllegalArgumentException(styles.size() + " styles for " + columns.size() + " columns");
        }
        columns = List.copyOf(columns);
        styles = List.copyOf(styles);
    }

    /** A form whose cells are all as they are. */
    static SheetForm plain(SheetKind kind, SheetEncoding encoding, char delimiter, char quote, List<String> columns) {
        return new SheetForm(
                kind, encoding, delimiter, quote, columns, Collections.nCopies(columns.size(), CellStyle.AS_IS));
    }

    /** The same with another style of one column: what a person says about it. */
    public SheetForm with(int column, CellStyle style) {
        List<CellStyle> changed = new ArrayList<>(styles);
        changed.set(column, style);
        return with(changed);
    }

    /**
     * The same with other names of the columns.
     *
     * @param names one for each, none twice
     */
    public SheetForm named(List<String> names) {
        return new SheetForm(kind, encoding, delimiter, quote, names, styles);
    }

    /** The same with these styles, one for each column. */
    SheetForm with(List<CellStyle> changed) {
        return new SheetForm(kind, encoding, delimiter, quote, columns, changed);
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
            List<CellStyle> styles = new ArrayList<>(Collections.nCopies(columns.size(), CellStyle.AS_IS));
            for (Map.Entry<String, JsonNode> each : form.path("styles").properties()) {
                styles.set(
                        Integer.parseInt(each.getKey()),
                        CellStyle.valueOf(each.getValue().asText()));
            }
            return new SheetForm(
                    SheetKind.valueOf(form.path("kind").asText()),
                    SheetEncoding.valueOf(form.path("encoding").asText()),
                    character(form, "delimiter"),
                    character(form, "quote"),
                    columns,
                    styles);
        } catch (JsonProcessingException | IndexOutOfBoundsException e) {
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
        ObjectNode decided = form.putObject("styles");
        for (int i = 0; i < styles.size(); i++) {
            if (styles.get(i) != CellStyle.AS_IS) {
                decided.put(String.valueOf(i), styles.get(i).name());
            }
        }
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

    /** One row as {@link RowObjects} makes it an object; many rows are faster there. */
    public ObjectNode object(String row) {
        return new RowObjects(this).object(row);
    }
}
