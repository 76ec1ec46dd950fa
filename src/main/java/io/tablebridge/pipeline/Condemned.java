package io.tablebridge.pipeline;

import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.LogLine;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bodies that were found to be poison, each with the kind of failure. */
record Condemned(Map<Position, String> failures) {

    private static final Logger LOG = LoggerFactory.getLogger(Condemned.class);

    static final Condemned NONE = new Condemned(Map.of());

    Condemned {
        failures = Map.copyOf(failures);
    }

    /** The entries but for runs that failed: a run has no effects but what it tells, so that this is what failed. */
    List<StoredEntry> withoutRuns(List<StoredEntry> entries) {
        return entries.stream()
                .filter(stored -> stored.entry().kind() != EntryKind.RUN
                        || !failures.containsKey(new Position(stored.number(), 0)))
                .toList();
    }

    /** Names places and kinds of failure; what a failure says may hold values. */
    void log(StoredEntry stored) {
        LOG.error(
                "{}",
                LogLine.of(
                        "pipeline.log.condemned",
                        stored.number(),
                        stored.entry().kind().name().toLowerCase(Locale.ROOT),
                        failures.size(),
                        Collections.min(failures.keySet()),
                        String.join(", ", new TreeSet<>(failures.values()))));
    }
}
