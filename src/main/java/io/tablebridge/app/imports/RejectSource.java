package io.tablebridge.app.imports;

/** Gives the table of an import's rejected rows. One thread. */
interface RejectSource {

    /** The row of columns. */
    String header() throws InterruptedException;

    /**
     * The rows behind one.
     *
     * @param after the number of a row; 0 for the beginning
     * @return without rows when there are no more
     */
    RejectPage page(long after) throws InterruptedException;
}
