package io.tablebridge.pipeline;

import io.tablebridge.guests.RecordOutcome;
import java.util.Collection;

/** What became of a row of a file. */
enum RowFate {
    APPLIED,
    UNCHANGED,
    SUPERSEDED,
    REJECTED,
    IGNORED,
    /** A dead letter: nothing is wrong with the row that its file could mend. */
    DEAD;

    /** Of a row whose records became this: the worst that a person must mend, otherwise the most that happened. */
    static RowFate of(Collection<RecordOutcome> records) {
        if (records.contains(RecordOutcome.REJECTED)) {
            return REJECTED;
        }
        if (records.contains(RecordOutcome.APPLIED)) {
            return APPLIED;
        }
        return records.contains(RecordOutcome.SUPERSEDED) ? SUPERSEDED : UNCHANGED;
    }
}
