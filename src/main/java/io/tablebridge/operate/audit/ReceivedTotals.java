package io.tablebridge.operate.audit;

import io.tablebridge.journal.SourceDay;
import java.util.Map;

/** What the journal itself counts: events received, each body of a block by itself. */
public interface ReceivedTotals {

    /** The number of the newest entry. */
    long end();

    /** Events received in entries 1 to {@code entry}, those in deleted segments included; 0 counts none. */
    Map<SourceDay, Long> upTo(long entry);
}
