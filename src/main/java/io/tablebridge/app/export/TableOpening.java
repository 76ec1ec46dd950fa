package io.tablebridge.app.export;

import io.tablebridge.csv.CsvTableWriter;
import io.tablebridge.csv.Heading;
import io.tablebridge.csv.JsonLinesTableWriter;
import io.tablebridge.csv.TableText;
import io.tablebridge.csv.TableWriter;
import io.tablebridge.csv.XlsxTableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Begins a table in the format that was asked for. */
final class TableOpening {

    private TableOpening() {}

    /** @param missing is told what the format can't hold */
    static TableWriter begin(ExportPlan plan, OutputStream out, List<Heading> headings, MissingList missing)
            throws IOException {
        return switch (plan.format()) {
            case CSV ->
                CsvTableWriter.begin(out, text(plan, missing), plan.layout().safe(), headings);
            case XLSX -> XlsxTableWriter.begin(out, plan.kind().code(), headings, missing::add);
            case JSONL -> JsonLinesTableWriter.begin(out, headings);
        };
    }

    private static TableText text(ExportPlan plan, MissingList missing) {
        if (plan.big5()) {
            return TableText.big5(missing::add);
        }
        return plan.layout().isForAdvertising() ? TableText.unmarkedUtf8() : TableText.utf8();
    }
}
