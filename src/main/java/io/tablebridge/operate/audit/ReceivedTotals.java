package io.tablebridge.operate.audit;

import io.tablebridge.journal.Loss;
import io.tablebridge.journal.SourceDay;
import java.util.List;
import java.util.Map;

/** What the journal itself counts: events received, each body of a block by itself. */
public interface ReceivedTotals {

    /** The number of the newest entry. */
    long end();

    /** Events received in entries 1 to {@code entry}, those in deleted segments included; 0 counts none. */
    Map<SourceDay, Long> upTo(long entry);

    /** Entries that can't be read back and that a person passed over. */
    List<Loss> losses();
}
