package io.tablebridge.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts of many rows of one sheet into objects. Dates, times and amounts come again and again in a column, so that the last
 * ones are remembered. For one thread.
 */
public final class RowObjects {

    private static final int REMEMBERED = 256;
    private static final int LONGEST_REMEMBERED = 40;

    private final List<String> columns;
    private final List<CellStyle> styles;
    private final CellSplitter cells;
    private final boolean marked;
    private final boolean referring;
    private final @Nullable Remembered[] remembered = new Remembered[REMEMBERED];

    private record Remembered(CellStyle style, String cell, String plain) {}

    public RowObjects(SheetForm form) {
        // A mapping's places are interned, too: the same text is the same object, and quickly found.
        this.columns = form.columns().stream().map(String::intern).toList();
        this.styles = form.styles();
        this.cells = new CellSplitter(form.delimiter(), form.quote());
        this.marked = form.kind() == SheetKind.TEXT;
        this.referring = marked && form.encoding() == SheetEncoding.BIG5;
    }

    /**
     * A row as an object: each column that has a cell with the cell's text, without the marks of {@link SafeCell}, in Big5
     * with the characters that it refers to by {@link CharacterEscape}, and written plainly by the column's style.
     */
    public ObjectNode object(String row) {
        cells.split(row);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        int there = Math.min(columns.size(), cells.count());
        for (int i = 0; i < there; i++) {
            CellStyle style = styles.get(i);
            String written = referring ? CharacterEscape.read(cells.cell(i)) : cells.cell(i);
            String cell = marked ? SafeCell.read(written) : written;
            // Behind a mark stands the text itself: ="09" is no way there of writing 09.
            boolean isText = style == CellStyle.AS_IS && cell.length() < written.length();
            object.put(columns.get(i), isText ? cell : plain(style, cell));
        }
        return object;
    }

    private String plain(CellStyle style, String cell) {
        if (style == CellStyle.AS_IS || cell.length() > LONGEST_REMEMBERED) {
            return PlainCell.of(style, cell);
        }
        int hash = cell.hashCode();
        int place = (hash ^ (hash >>> 8)) & (REMEMBERED - 1);
        Remembered last = remembered[place];
        if (last == null || last.style() != style || !last.cell().equals(cell)) {
            last = new Remembered(style, cell, PlainCell.of(style, cell));
            remembered[place] = last;
        }
        return last.plain();
    }
}
