package io.tablebridge.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person wants read again.
 *
 * @param mapping the name of the mapping that was corrected
 * @param source only what this source sent; empty for all
 * @param since only what was received from this day on, on the restaurant's calendar; empty for all
 * @param until the last day; empty for all
 * @param apply whether it is done and not only shown
 * @param file a mapping file that is tried in the place of the one in the folder; never with {@code apply}
 * @param values whether personal values are shown
 * @param json whether what comes of it is told as JSON, for programs
 * @param limit how many guests are shown
 */
public record ReplayOrder(
        String mapping,
        String source,
        String since,
        String until,
        boolean apply,
        Optional<Path> file,
        boolean values,
        boolean json,
        int limit) {}
