package io.tablebridge.pipeline;

import io.tablebridge.journal.Position;
import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * A row that was not taken.
 *
 * @param importId the import it belongs to
 * @param row its number, from 1 after the header
 * @param line the line of the file at which it begins
 * @param place the body in the journal that is its text
 * @param problems why
 */
public record ImportReject(String importId, long row, long line, Position place, List<Problem> problems) {

    public ImportReject {
        problems = List.copyOf(problems);
    }
}
