package io.tablebridge.app.propose;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.csv.DetectedSheet;
import io.tablebridge.csv.RowObjects;
import io.tablebridge.csv.SheetDetector;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.csv.SheetForm;
import io.tablebridge.csv.SheetReader;
import io.tablebridge.csv.SheetRecord;
import io.tablebridge.csv.SheetSurvey;
import io.tablebridge.csv.UnreadableSheetException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first rows of a file, as an import would read them.
 *
 * @param columns with some of their cells
 * @param rows each by column
 */
record FileSample(List<SampleColumn> columns, List<Map<String, String>> rows) {

    private static final int MOST_ROWS = 500;

    /**
     * @param encoding what a person says it is in
     * @param delimiter what a person says stands between its cells
     * @throws OperateException when it is no table, names no columns, or can't be read
     */
    static FileSample of(Path file, Optional<SheetEncoding> encoding, Optional<Character> delimiter) {
        try {
            DetectedSheet sheet = new SheetDetector(encoding, delimiter).detect(file);
            if (!sheet.hasHeader()) {
                throw OperateException.mistake(Problem.at(String.valueOf(file.getFileName()), "TB-IMP-052"));
            }
            SheetForm form = SheetSurvey.of(file, sheet).form();
            List<Map<String, String>> rows = new ArrayList<>();
            try (SheetReader reader = SheetReader.open(file, form, sheet.start())) {
                RowObjects objects = new RowObjects(form);
                Optional<SheetRecord> next = reader.next();
                while (next.isPresent() && rows.size() < MOST_ROWS) {
                    if (next.get()
                            .fault()
                            .filter(fault -> !fault.kind().isOfOneCell())
                            .isEmpty()) {
                        rows.add(cells(objects.object(next.get().text())));
                    }
                    next = reader.next();
                }
            }
            return new FileSample(columns(form, rows), List.copyOf(rows));
        } catch (UnreadableSheetException e) {
            throw OperateException.mistake(e.problem());
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(file.toString(), "TB-IMP-001", e.getClass().getSimpleName()), e);
        }
    }

    private static Map<String, String> cells(JsonNode row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.properties()
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));
        return cells;
    }

    private static List<SampleColumn> columns(SheetForm form, List<Map<String, String>> rows) {
        List<SampleColumn> columns = new ArrayList<>();
        for (int i = 0; i < form.columns().size(); i++) {
            String name = form.columns().get(i);
            List<String> cells = rows.stream()
                    .map(row -> row.getOrDefault(name, ""))
                    .filter(cell -> !cell.isBlank())
                    .toList();
            columns.add(new SampleColumn(name, cells, form.styles().get(i).isUndecided()));
        }
        return List.copyOf(columns);
    }

    /** Without the rows, which are personal data. */
    @Override
    public String toString() {
        return columns.toString();
    }
}
