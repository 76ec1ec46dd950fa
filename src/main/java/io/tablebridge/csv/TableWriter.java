package io.tablebridge.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Writes a table row by row, in constant memory. Its headings are written when it is made. One thread. Closing it finishes
 * the table and closes what it writes to; a table that failed is not whole, and must not be taken for one.
 */
public interface TableWriter extends Closeable {

    /**
     * Writes the next row.
     *
     * @param cells as many as there are headings
     */
    void row(List<Cell> cells) throws IOException;
}
