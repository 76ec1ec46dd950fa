package io.tablebridge.app.batch;

import io.tablebridge.operate.batch.DueTimes;
import java.util.Locale;
import java.util.Optional;

/**
 * A batch as its file declares it.
 *
 * @param name the same as that of its file
 * @param due when it runs by itself; empty for one that only runs when it is asked for
 * @param task what it does
 * @param language of the files that it writes for people
 */
record Batch(String name, Optional<DueTimes> due, BatchTask task, Locale language) {}
