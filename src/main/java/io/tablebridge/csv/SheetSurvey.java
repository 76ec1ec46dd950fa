package io.tablebridge.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole file read once: how many rows it has, how many have which fault, and how its columns are written. Reads in bounded
 * memory.
 *
 * @param form the form with the styles of the columns: with it the rows are read
 * @param rows how many rows there are, those with a fault included
 * @param faults how many rows have which fault, by their quotes, lengths and bytes
 * @param ragged how many rows have fewer cells than columns
 * @param decisions the columns about which there is something to say
 */
public record SheetSurvey(
        SheetForm form, long rows, Map<FaultKind, Long> faults, long ragged, List<ColumnDecision> decisions) {

    public SheetSurvey {
        faults = Map.copyOf(faults);
        decisions = List.copyOf(decisions);
    }

    /** Reads the file to its end. */
    public static SheetSurvey of(Path file, DetectedSheet sheet) throws IOException {
        SheetForm form = sheet.form();
        Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
        List<ColumnEvidence> evidence = new ArrayList<>();
        form.columns().forEach(name -> evidence.add(new ColumnEvidence()));
        long rows = 0;
        long ragged = 0;
        CellMarks marks = new CellMarks();
        try (SheetReader reader = SheetReader.open(file, form, sheet.start())) {
            CellSplitter cells = new CellSplitter(form.delimiter(), form.quote());
            for (Optional<SheetRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                SheetRecord row = next.get();
                rows++;
                ragged += row.missing() > 0 ? 1 : 0;
                if (row.fault().isPresent()) {
                    faults.merge(row.fault().get().kind(), 1L, Long::sum);
                } else {
                    cells.split(row.text());
                    look(cells, row.line(), evidence, marks);
                }
            }
        }
        List<ColumnDecision> decisions = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            decisions.add(new ColumnJudge(form.columns().get(i), evidence.get(i)).decision());
        }
        SheetForm decided =
                form.with(decisions.stream().map(ColumnDecision::style).toList());
        return new SheetSurvey(
                decided,
                rows,
                faults,
                ragged,
                decisions.stream()
                        .filter(each -> each.style() != CellStyle.AS_IS)
                        .toList());
    }

    private static void look(CellSplitter cells, long line, List<ColumnEvidence> evidence, CellMarks marks) {
        int there = Math.min(evidence.size(), cells.count());
        for (int i = 0; i < there; i++) {
            if (!cells.isEmpty(i)) {
                String text = cells.cell(i);
                if (!text.isBlank()) {
                    evidence.get(i).add(marks.of(text), line);
                }
            }
        }
    }

    /** The columns of which a person has to say how they are written; rows with such a value are not taken otherwise. */
    public List<ColumnDecision> undecided() {
        return decisions.stream().filter(each -> each.style().isUndecided()).toList();
    }
}
