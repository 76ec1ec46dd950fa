package io.tablebridge.csv;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** The rows of a text. */
final class TextSheetReader implements SheetReader {

    private final RecordCutter cutter;
    private final RowJudge judge;
    private final int columns;
    private long number;

    TextSheetReader(SeekableByteChannel channel, SheetForm form, SheetPlace from) throws IOException {
        LineReader lines = new LineReader(channel, form.encoding(), from.offset(), from.line());
        this.columns = form.columns().size();
        this.cutter = new RecordCutter(lines, form.delimiter(), form.quote(), columns, from.torn());
        this.judge = new RowJudge(form);
        this.number = from.record();
    }

    @Override
    public Optional<SheetRecord> next() throws IOException {
        RecordText row = cutter.next();
        while (row != null && row.fault() == null && cutter.isBlank()) {
            row = cutter.next();
        }
        return row == null ? Optional.empty() : Optional.of(record(row));
    }

    private SheetRecord record(RecordText row) {
        Optional<SheetFault> fault = row.fault() != null
                ? Optional.of(new SheetFault(row.fault(), ""))
                : judge.fault(row.text(), row.undecodable(), cutter.cells());
        int missing = row.fault() == null ? Math.max(0, columns - cutter.cells().count()) : 0;
        number++;
        SheetPlace after = new SheetPlace(row.last().after(), row.last().number() + 1, number, cutter.isTorn());
        return new SheetRecord(number, row.first().number(), row.first().start(), row.text(), missing, fault, after);
    }

    @Override
    public void close() throws IOException {
        cutter.close();
    }
}
