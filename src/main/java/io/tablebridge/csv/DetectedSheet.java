package io.tablebridge.csv;

import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * What a file was found to be.
 *
 * @param form with which its rows are read
 * @param start where its rows begin, behind the header
 * @param encoding in which encoding, and how sure that is
 * @param headerLine the line of the header; 0 where it has none
 * @param notes what a person may want to know: titles passed over, no header, columns renamed, an encoding that is not sure
 */
public record DetectedSheet(
        SheetForm form, SheetPlace start, FoundEncoding encoding, long headerLine, List<Problem> notes) {

    public DetectedSheet {
        notes = List.copyOf(notes);
    }

    public boolean hasHeader() {
        return headerLine > 0;
    }
}
