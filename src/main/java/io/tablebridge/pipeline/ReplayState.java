package io.tablebridge.pipeline;

/**
 * How far one pass of a replay has come, and what it did.
 *
 * @param lowest the lowest entry that was read again: the next chunk lies before it
 * @param finished whether nothing of the pass is left
 * @param bodies events that were read again
 * @param changed records that are another than before
 * @param withdrawn records among them that the mapping no longer makes
 * @param open records for which an older event might count now: while there are any, a second pass settles them
 * @param unreadable events that the mapping can't read: what they told before stays
 * @param leftOut events that are dead, erased or lost
 * @param outdated entries that were not read again because another text of the mapping had come into force
 */
public record ReplayState(
        long lowest,
        boolean finished,
        long bodies,
        long changed,
        long withdrawn,
        long open,
        long unreadable,
        long leftOut,
        long outdated) {

    /** What was done after an earlier state of the same pass. */
    public ReplayState since(ReplayState before) {
        return new ReplayState(
                lowest,
                finished,
                bodies - before.bodies,
                changed - before.changed,
                withdrawn - before.withdrawn,
                open - before.open,
                unreadable - before.unreadable,
                leftOut - before.leftOut,
                outdated - before.outdated);
    }
}
