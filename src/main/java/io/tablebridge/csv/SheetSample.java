package io.tablebridge.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first rows of a text, taken apart with one delimiter.
 *
 * @param rows at most {@link #MOST_ROWS} that have text in them
 */
record SheetSample(char delimiter, char quote, List<Row> rows) {

    /** How many rows are looked at. */
    static final int MOST_ROWS = 100;

    /** No more rows are looked at once they have so many characters together. */
    private static final int MOST_CHARACTERS = 1 << 21;

    /**
     * A row of it.
     *
     * @param after where the next one begins, and its line
     */
    record Row(long line, List<String> cells, SheetPlace after) {

        long filled() {
            return cells.stream().filter(cell -> !cell.isBlank()).count();
        }
    }

    /** Of a workbook, whose rows come as texts with commas. */
    static SheetSample of(WorkbookRows workbook) throws IOException {
        List<Row> rows = new ArrayList<>();
        CellSplitter splitter = new CellSplitter(',', '"');
        WorkbookRows.SheetRow row = workbook.next();
        while (row != null && rows.size() < MOST_ROWS) {
            splitter.split(row.text());
            SheetPlace after = new SheetPlace(row.number(), row.number() + 1, 0, false);
            rows.add(new Row(row.number(), cells(splitter), after));
            row = workbook.next();
        }
        return new SheetSample(',', '"', rows);
    }

    static SheetSample of(Path file, SheetEncoding encoding, SheetPlace from, char delimiter, char quote)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RecordCutter cutter = new RecordCutter(
                new LineReader(Files.newByteChannel(file), encoding, from.offset(), from.line()),
                delimiter,
                quote,
                0,
                false)) {
            int characters = 0;
            RecordText row = cutter.next();
            while (row != null && rows.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
                characters += row.text().length();
                if (row.fault() == null && !cutter.isBlank()) {
                    rows.add(new Row(row.first().number(), cells(cutter.cells()), after(row)));
                }
                row = cutter.next();
            }
        }
        return new SheetSample(delimiter, quote, rows);
    }

    private static SheetPlace after(RecordText row) {
        return new SheetPlace(row.last().after(), row.last().number() + 1, 0, false);
    }

    private static List<String> cells(CellSplitter cells) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < cells.count(); i++) {
            texts.add(cells.cell(i));
        }
        return texts;
    }

    /** Whether nearly every row has a cell between two of these signs, and none a quotation mark. */
    boolean isQuotedBy(char sign) {
        long quoted = rows.stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> isBetween(cell.strip(), sign)))
                .count();
        return quoted * 10 >= rows.size() * 9L
                && rows.stream().noneMatch(row -> String.join("", row.cells()).indexOf('"') >= 0);
    }

    private static boolean isBetween(String cell, char sign) {
        return cell.length() > 1 && cell.charAt(0) == sign && cell.charAt(cell.length() - 1) == sign;
    }

    /** How many cells most rows have. */
    int width() {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.cells().size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** How much speaks for this delimiter: 0 where it separates nothing, otherwise how many rows agree, then how many cells. */
    double fitness() {
        int width = width();
        if (width < 2 || width > SheetBounds.MOST_COLUMNS) {
            return 0;
        }
        double agreeing =
                rows.stream().filter(row -> row.cells().size() == width).count();
        return agreeing / rows.size() + 0.02 * Math.min(width, 10);
    }
}
