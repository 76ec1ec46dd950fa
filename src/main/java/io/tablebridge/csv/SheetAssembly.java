package io.tablebridge.csv;

import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/** Puts together what was found about a text: header, columns, the place of the first row, notes. */
final class SheetAssembly {

    private SheetAssembly() {}

    static DetectedSheet of(
            String name, SheetKind kind, FoundEncoding found, SheetSample sample, SheetPlace from, List<Problem> notes)
            throws UnreadableSheetException {
        HeaderFinder.Header header = HeaderFinder.in(sample);
        List<SheetSample.Row> rows = sample.rows();
        int firstRow = header.index() >= 0 ? header.index() + 1 : header.titles();
        List<SheetSample.Row> data = rows.subList(firstRow, rows.size());
        List<String> top = header.index() >= 0 ? rows.get(header.index()).cells() : List.of();
        int width = width(top, data);
        if (width > SheetBounds.MOST_COLUMNS) {
            throw new UnreadableSheetException(Problem.at(name, "TB-CSV-009", SheetBounds.MOST_COLUMNS));
        }
        List<String> cells = new ArrayList<>(top.subList(0, Math.min(top.size(), width)));
        while (cells.size() < width) {
            cells.add("");
        }
        List<String> columns = ColumnNames.of(cells);
        if (header.titles() > 0) {
            notes.add(Problem.at(name, "TB-CSV-041", header.titles()));
        }
        if (header.index() < 0) {
            notes.add(Problem.at(name, "TB-CSV-042"));
        } else if (data.isEmpty()) {
            notes.add(Problem.at(name, "TB-CSV-043"));
        }
        SheetForm form = SheetForm.plain(kind, found.encoding(), sample.delimiter(), sample.quote(), columns);
        SheetPlace start = firstRow == 0 ? from : rows.get(firstRow - 1).after();
        long headerLine = header.index() >= 0 ? rows.get(header.index()).line() : 0;
        return new DetectedSheet(form, start, found, headerLine, notes);
    }

    /** As many columns as the header names, and more where most rows have text beyond them. */
    private static int width(List<String> top, List<SheetSample.Row> data) {
        int named = filledWidth(top);
        List<Integer> widths =
                data.stream().map(row -> filledWidth(row.cells())).sorted().toList();
        int usual = widths.isEmpty() ? 0 : widths.get(widths.size() / 2);
        return Math.max(1, Math.max(named, usual));
    }

    private static int filledWidth(List<String> cells) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }
}
