package io.tablebridge.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of a workbook's first visible sheet. */
final class WorkbookReader implements SheetReader {

    private final WorkbookRows rows;
    private final SheetForm form;
    private final CellSplitter cells;
    private final RowJudge judge;
    private final long from;
    private long number;

    WorkbookReader(Path file, SheetForm form, SheetPlace from) throws IOException {
        this.rows = new WorkbookRows(file);
        this.form = form;
        this.cells = new CellSplitter(form.delimiter(), form.quote());
        this.judge = new RowJudge(form);
        this.from = from.offset();
        this.number = from.record();
    }

    @Override
    public Optional<SheetRecord> next() throws IOException {
        WorkbookRows.SheetRow row = rows.next();
        while (row != null && row.number() <= from) {
            row = rows.next();
        }
        if (row == null) {
            return Optional.empty();
        }
        cells.split(row.text());
        int columns = form.columns().size();
        boolean error = row.error() >= 0 && row.error() < columns;
        Optional<SheetFault> fault = error
                ? Optional.of(
                        new SheetFault(FaultKind.CELL_ERROR, form.columns().get(row.error())))
                : judge.fault(row.text(), false, cells);
        number++;
        SheetPlace after = new SheetPlace(row.number(), row.number() + 1, number, false);
        return Optional.of(new SheetRecord(number, row.number(), row.number() - 1, row.text(), 0, fault, after));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
