package io.tablebridge.pipeline;

import io.tablebridge.csv.SheetPlace;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an import is.
 *
 * @param id of the import
 * @param source whose records its rows are
 * @param fileName of the file, without its folders
 * @param mapping through which its rows go
 * @param form the text of the form by which its rows are read
 * @param begunAt when it began
 * @param after behind the last row that the journal holds, as far as the database knows
 * @param counts what became of its rows
 * @param end empty while it has not ended
 */
public record ImportState(
        String id,
        String source,
        String fileName,
        String mapping,
        String form,
        Instant begunAt,
        SheetPlace after,
        Counts counts,
        Optional<End> end) {

    /** Rows by what became of them; {@code dead} are dead letters. */
    public record Counts(long applied, long unchanged, long superseded, long rejected, long ignored, long dead) {

        public long all() {
            return applied + unchanged + superseded + rejected + ignored + dead;
        }
    }

    /**
     * Its end.
     *
     * @param rows how many rows the file had
     */
    public record End(long rows, Instant at) {}
}
