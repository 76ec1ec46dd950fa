package io.tablebridge.pipeline;

import java.time.Duration;

/**
 * A batch that is in the database.
 *
 * @param position the number of its last entry
 * @param entries how many entries it had
 * @param took from the first entry to the commit
 */
public record Committed(long position, int entries, Duration took) {}
