package io.tablebridge.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's first visible sheet, each as the text of a row with commas. For one thread. */
final class WorkbookRows implements Closeable {

    /**
     * A row that has text in it.
     *
     * @param number in the sheet, from 1
     * @param text as a CSV file would have it
     * @param error the number of the first cell that holds an error, from 0; -1 where there is none
     */
    record SheetRow(long number, String text, int error) {}

    private final ReadableWorkbook workbook;
    private final boolean from1904;
    private final String name;
    private final List<String> others;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    /** @throws IOException when it is no workbook, or damaged */
    WorkbookRows(Path file) throws IOException {
        WorkbookBounds.check(file);
        workbook = open(file);
        try {
            from1904 = workbook.isDate1904();
            List<Sheet> visible = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            if (visible.isEmpty()) {
                throw new IOException("no visible sheet");
            }
            name = visible.get(0).getName();
            others = visible.stream().skip(1).map(Sheet::getName).toList();
            stream = visible.get(0).openStream();
            rows = stream.iterator();
        } catch (ExcelReaderException | UncheckedIOException | IllegalStateException e) {
            workbook.close();
            throw new IOException(e);
        } catch (IOException e) {
            workbook.close();
            throw e;
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (RuntimeException e) {
            // What the library throws at a damaged part of the archive has no common type.
            throw new IOException(e);
        }
    }

    /** The sheet that is read. */
    String name() {
        return name;
    }

    /** The other visible sheets, which are not read. */
    List<String> others() {
        return others;
    }

    /** The next row that has text; null behind the last. */
    @Nullable
    SheetRow next() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                int width = width(row);
                if (width > 0) {
                    return row(row, width);
                }
            }
            return null;
        } catch (RuntimeException e) {
            throw new DamagedSheetException(e);
        }
    }

    private int width(Row row) {
        int width = Math.min(row.getCellCount(), SheetBounds.MOST_COLUMNS + 1);
        while (width > 0 && WorkbookCell.text(row.getCell(width - 1), from1904).isBlank()) {
            width--;
        }
        return width;
    }

    private SheetRow row(Row row, int width) throws IOException {
        List<String> texts = new ArrayList<>(width);
        int error = -1;
        for (int i = 0; i < width; i++) {
            Cell cell = row.getCell(i);
            error = error < 0 && WorkbookCell.isError(cell) ? i : error;
            texts.add(WorkbookCell.text(cell, from1904));
        }
        return new SheetRow(row.getRowNum(), line(texts), error);
    }

    private static String line(List<String> texts) throws IOException {
        StringWriter line = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(line)) {
            writer.writeRecord(texts);
        }
        return line.getBuffer().substring(0, line.getBuffer().length() - 1);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
