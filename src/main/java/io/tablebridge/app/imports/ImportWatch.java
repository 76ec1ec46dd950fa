package io.tablebridge.app.imports;

import io.tablebridge.settings.Problem;

/** Whoever watches an import, and may stop it. */
public interface ImportWatch {

    /** Something about the file that a person may want to know. */
    void note(Problem problem);

    /**
     * Rows are taken from here on.
     *
     * @param rows how many lie behind already
     * @param bytes how many bytes of the file lie behind
     */
    void begin(long rows, long bytes);

    /**
     * How far it is.
     *
     * @param all the size of the file in bytes; 0 where it does not tell how much is left
     */
    void reached(long rows, long bytes, long all);

    /** Whether it is to stop: the block under way is kept first. */
    boolean isStopped();
}
