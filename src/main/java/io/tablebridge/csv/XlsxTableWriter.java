package io.tablebridge.csv;

import io.tablebridge.normalize.TextList;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a workbook of Excel: texts are texts, which no spreadsheet calculates, and numbers are numbers. A table longer
 * than a sheet goes on in another one, under the same headings.
 */
public final class XlsxTableWriter implements TableWriter {

    /** What a sheet of Excel holds. */
    private static final int ROWS = 1_048_576;

    private static final int KEPT = 1_000;

    private final Workbook workbook;
    private final String title;
    private final List<Heading> headings;
    private final Consumer<CutText> cut;
    private final int rowsOfASheet;
    private int sheets;
    private int next;
    private long total;
    private Worksheet sheet;

    private XlsxTableWriter(
            Workbook workbook, String title, List<Heading> headings, Consumer<CutText> cut, int rowsOfASheet) {
        this.workbook = workbook;
        this.title = title;
        this.headings = List.copyOf(headings);
        this.cut = cut;
        this.rowsOfASheet = rowsOfASheet;
        this.sheet = begin();
    }

    /**
     * Writes the headings, and the rows that follow.
     *
     * @param title of the sheet, at most 25 letters
     * @param cut is told each text that is longer than a cell of Excel holds
     */
    public static XlsxTableWriter begin(OutputStream out, String title, List<Heading> headings, Consumer<CutText> cut) {
        return begin(out, title, headings, cut, ROWS);
    }

    static XlsxTableWriter begin(
            OutputStream out, String title, List<Heading> headings, Consumer<CutText> cut, int rowsOfASheet) {
        return new XlsxTableWriter(new Workbook(out, "Tablebridge", "1.0"), title, headings, cut, rowsOfASheet);
    }

    private Worksheet begin() {
        sheets++;
        Worksheet begun = workbook.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        begun.freezePane(0, 1);
        for (int i = 0; i < headings.size(); i++) {
            begun.inlineString(0, i, WorkbookText.escape(headings.get(i).label()));
            begun.style(0, i).bold().set();
        }
        next = 1;
        return begun;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        Heading.requireOneEach(headings, cells);
        if (next == rowsOfASheet) {
            sheet.finish();
            sheet = begin();
        }
        total++;
        for (int i = 0; i < cells.size(); i++) {
            write(i, cells.get(i));
        }
        next++;
        if (next % KEPT == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Cell cell) {
        if (cell instanceof Cell.Text value) {
            text(column, value.text());
        } else if (cell instanceof Cell.Decimal value) {
            sheet.value(next, column, value.number());
        } else if (cell instanceof Cell.Flag value) {
            sheet.value(next, column, value.flag());
        } else if (cell instanceof Cell.Texts value) {
            text(column, TextList.join(value.texts()));
        } else if (cell instanceof Cell.Json value) {
            text(column, value.json());
        }
    }

    private void text(int column, String text) {
        String held = WorkbookText.held(text);
        if (held.length() < text.length()) {
            cut.accept(new CutText(total + 1, column, held.length()));
        }
        sheet.inlineString(next, column, WorkbookText.escape(held));
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
