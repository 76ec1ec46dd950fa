package io.tablebridge.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One thing to keep: what came in, what a person decided, what we did outside.
 *
 * @param kind what it is
 * @param source the source of an event or block, the destination of a claim or outcome, otherwise the thing it is about
 * @param eventId the source's id of the event; empty when it has none
 * @param receivedAt when it came in, on our clock
 * @param headers the few headers worth keeping, and {@code mapping}: the mapping an event goes through
 * @param bodies the raw bytes: one for everything but a block
 */
public record Entry(
        EntryKind kind,
        String source,
        String eventId,
        Instant receivedAt,
        Map<String, String> headers,
        List<byte[]> bodies) {

    /** The header that names the mapping an event goes through. */
    public static final String MAPPING = "mapping";

    /** Named as the mapping of events that are kept and counted, but go no further. */
    public static final String IGNORED = "ignored";

    /** The only body of an entry that is not a block. */
    public byte[] body() {
        return bodies.get(0);
    }

    /** Kind and source only: bodies are personal data and must not reach a log. */
    @Override
    public String toString() {
        return kind + " of " + source;
    }
}
