package io.tablebridge.export;

import io.tablebridge.csv.Heading;
import java.util.List;

/**
 * A table that goes out, read page by page: each page is a question of its own, so that nothing is held up however long the
 * whole takes. A row is as it was when its page was read. Thread-safe.
 */
public interface Export {

    /** The columns, always the same ones in the same order. */
    List<Heading> headings();

    /** How much there is to go through at the moment, for those who wait. */
    long all();

    /**
     * The rows that follow.
     *
     * @param from {@link ExportPage#FIRST}, or what the page before it says
     */
    ExportPage page(String from);
}
