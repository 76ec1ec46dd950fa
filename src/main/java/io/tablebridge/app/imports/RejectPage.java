package io.tablebridge.app.imports;

import java.util.List;

/**
 * Some rows of a table of rejected rows.
 *
 * @param rows their text, without line ends
 * @param last the number of the last in its file; the next page begins behind it
 */
record RejectPage(List<String> rows, long last) {

    RejectPage {
        rows = List.copyOf(rows);
    }
}
