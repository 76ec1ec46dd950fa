package io.tablebridge.db;

/**
 * What the session that writes is called on the server. A process that starts under the name of a session that is there
 * already takes that one for its predecessor's and ends it. So only one process at a time may live under a name, and who
 * uses it must know that the one before is dead. Immutable.
 *
 * @param family shared by all that may have been the same process before, or may be a copy of it
 * @param holder what no two processes that can live at the same time share
 */
public record WriterName(String family, String holder) {

    /** PostgreSQL keeps no more, and what it cut off is not known again. */
    private static final int LONGEST = 63;

    private static final String PROGRAM = "tablebridge:";

    /** @throws IllegalArgumentException when both together are too long for a session's name */
    public WriterName {
        if (PROGRAM.length() + family.length() + 1 + holder.length() > LONGEST) {
            throw new IllegalArgumentException("a session's name has " + LONGEST + " characters at most");
        }
    }

    /** How the names of the whole family begin. */
    String prefix() {
        return PROGRAM + family + ":";
    }

    /** The session's name. */
    String value() {
        return prefix() + holder;
    }
}
