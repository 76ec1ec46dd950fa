package io.tablebridge.operate.backup;

import java.util.function.LongPredicate;

/**
 * What the database is to follow, as it was found at start.
 *
 * @param lastStop how the database was last left
 * @param oldest the number of the oldest entry kept; {@code end + 1} while there is none
 * @param end the number of the newest entry; 0 while there is none
 * @param holdsAllAfter whether nothing behind an entry was deleted on purpose; the oldest kept entry does not tell, since
 *     single segments are kept for what is still needed of them
 */
public record JournalState(String id, LastStop lastStop, long oldest, long end, LongPredicate holdsAllAfter) {

    /** Of a journal that holds everything from its oldest entry on. */
    public JournalState(String id, LastStop lastStop, long oldest, long end) {
        this(id, lastStop, oldest, end, position -> position >= oldest - 1);
    }

    /** How the process before this one left the database. */
    public enum LastStop {
        /** Closed and forced to the device. */
        CLEAN,
        /** In use, but the machine has not been started again since: the process was killed. */
        KILLED_SAME_BOOT,
        /** Neither is known: perhaps a power cut. */
        UNKNOWN
    }

    /** Whether a database that stands at this position can catch up from the journal. */
    boolean reaches(long position) {
        return position <= end && holdsAllAfter.test(position);
    }
}
