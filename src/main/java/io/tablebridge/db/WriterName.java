package io.tablebridge.db;

/**
 * What the session that writes is called on the server. A process that starts under the name of a session that is there
 * already takes that one for its predecessor's and ends it. So only one process at a time may live under a name, and who
 * uses it must know that the one before is dead. Immutable.
 *
 * @param value at most 63 characters of ASCII: PostgreSQL keeps no more, and what it cut off is not known again
 */
public record WriterName(String value) {

    /**
     * The name of the process that has this data folder locked.
     *
     * @param journal the journal's id, a UUID
     * @param folder what tells this folder from a copy of it
     */
    public static WriterName of(String journal, long folder) {
        return new WriterName("tablebridge:" + journal + ":" + Long.toString(folder, Character.MAX_RADIX));
    }
}
