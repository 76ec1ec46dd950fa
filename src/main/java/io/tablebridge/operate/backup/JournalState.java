package io.tablebridge.operate.backup;

/**
 * The journal as it was found at start.
 *
 * @param oldest the number of the oldest entry kept; {@code end + 1} while there is none
 * @param end the number of the newest entry; 0 while there is none
 */
public record JournalState(String id, LastStop lastStop, long oldest, long end) {

    /** How the process before this one ended. */
    public enum LastStop {
        /** With its mark of a clean stop. */
        CLEAN,
        /** Without, but the machine has not been started again since: the process was killed. */
        KILLED_SAME_BOOT,
        /** Neither is known: perhaps a power cut. */
        UNKNOWN
    }

    boolean reaches(long position) {
        return position >= oldest - 1 && position <= end;
    }
}
