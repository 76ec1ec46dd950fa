package io.tablebridge.operate.audit;

import io.tablebridge.journal.SourceDay;
import java.util.Map;

/** The database's daily counters. */
public interface EventCounters {

    /** The counters with the position they belong to, read in one transaction. */
    Counted read();

    /** @param position the number of the last journal entry that is counted */
    record Counted(long position, Map<SourceDay, EventStates> states) {}
}
