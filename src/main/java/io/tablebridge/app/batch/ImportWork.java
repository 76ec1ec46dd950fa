package io.tablebridge.app.batch;

import io.tablebridge.app.imports.ImportResult;
import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.pipeline.ImportState;
import java.nio.file.Path;
import java.util.Locale;

/** Whoever imports files in this process. One file at a time. */
public interface ImportWork {

    /** Whether rows can go through a mapping of this name now. */
    boolean knows(String mapping);

    /**
     * Takes a file in, or goes on with it, and waits for that.
     *
     * @return how it stands; without an end, it was stopped and can be gone on with
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done, or not now; what was done of it stays
     */
    ImportResult take(ImportWish wish);

    /**
     * Writes the rows that were not taken to a file that is not there.
     *
     * @throws io.tablebridge.operate.backup.OperateException when it can't be written
     */
    void writeRejects(ImportState state, Path file, Locale language);
}
