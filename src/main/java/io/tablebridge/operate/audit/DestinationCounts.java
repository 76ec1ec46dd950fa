package io.tablebridge.operate.audit;

import java.util.List;

/** Counts what each destination wants and has. */
public interface DestinationCounts {

    /** One for each destination, all read in one transaction. */
    List<DestinationCount> read();
}
