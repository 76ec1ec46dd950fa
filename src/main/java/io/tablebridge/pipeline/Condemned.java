package io.tablebridge.pipeline;

import io.tablebridge.journal.Position;
import java.util.Map;

/** Bodies that were found to be poison, each with the kind of failure. */
record Condemned(Map<Position, String> failures) {

    static final Condemned NONE = new Condemned(Map.of());

    Condemned {
        failures = Map.copyOf(failures);
    }
}
