package io.tablebridge.operate.backup;

/**
 * What the database is to follow, as it was found at start.
 *
 * @param lastStop how the database was last left
 * @param oldest the number of the oldest entry kept; {@code end + 1} while there is none
 * @param end the number of the newest entry; 0 while there is none
 */
public record JournalState(String id, LastStop lastStop, long oldest, long end) {

    /** How the process before this one left the database. */
    public enum LastStop {
        /** Closed and forced to the device. */
        CLEAN,
        /** In use, but the machine has not been started again since: the process was killed. */
        KILLED_SAME_BOOT,
        /** Neither is known: perhaps a power cut. */
        UNKNOWN
    }

    boolean reaches(long position) {
        return position >= oldest - 1 && position <= end;
    }
}
