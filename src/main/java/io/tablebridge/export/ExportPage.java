package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import java.util.List;

/**
 * Some rows of an export.
 *
 * @param rows each with as many cells as the export has headings; may be none although more follow
 * @param next where the next page begins; empty when this is the last
 * @param seen how many of what is counted by {@link Export#all} this page has gone through
 */
public record ExportPage(List<List<Cell>> rows, String next, long seen) {

    /** What an export begins with. */
    public static final String FIRST = "";

    public ExportPage {
        rows = List.copyOf(rows);
    }

    /** How much it is only: rows are personal data and must not reach a log. */
    @Override
    public String toString() {
        return rows.size() + " rows";
    }
}
