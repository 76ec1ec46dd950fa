package io.tablebridge.pipeline;

import java.time.Instant;

/**
 * Something about a source's events that is otherwise than it was.
 *
 * @param channel how the events came
 * @param place where in the event; of a word the field it is for
 * @param kind of {@link Change#MISSING} what stood there, else what stands there now: text, number, boolean, list, object
 * @param since when it was first so; of {@link Change#MISSING} when something last stood there
 * @param entry the number of the journal's entry with which it began, 0 for {@link Change#MISSING}
 * @param count in how many events it was so since; of {@link Change#MISSING} how many came without it
 * @param sample the shape of the first value, never itself; may be empty
 */
public record Drift(
        String source,
        String mapping,
        Channel channel,
        Change change,
        String place,
        String kind,
        Instant since,
        long entry,
        long count,
        String sample) {

    /** What is otherwise. */
    public enum Change {
        /** Something stands where nothing did. */
        NEW,
        /** What stands there is of another kind than before. */
        TYPE,
        /** Nothing stands any more where something did in nearly every event. */
        MISSING,
        /** A word came that no table of the mapping knows. */
        WORD
    }
}
