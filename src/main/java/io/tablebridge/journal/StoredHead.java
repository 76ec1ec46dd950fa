package io.tablebridge.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * An entry without its bodies.
 *
 * @param number its place in the journal
 * @param kind what it is
 * @param source as in {@link Entry}
 * @param eventId as in {@link Entry}
 * @param receivedAt as in {@link Entry}
 * @param headers as in {@link Entry}
 * @param bodies how many bodies it has
 * @param bodyBytes their size together
 * @param erased whether they were erased
 */
public record StoredHead(
        long number,
        EntryKind kind,
        String source,
        String eventId,
        Instant receivedAt,
        Map<String, String> headers,
        int bodies,
        long bodyBytes,
        boolean erased) {

    /** What its bodies are counted under when they came in from outside; empty for entries of our own. */
    public Optional<SourceDay> received() {
        boolean fromOutside = kind == EntryKind.EVENT || kind == EntryKind.BLOCK;
        return fromOutside
                ? Optional.of(
                        new SourceDay(source, receivedAt.atZone(ZoneOffset.UTC).toLocalDate()))
                : Optional.empty();
    }

    /** Number, kind and source only. */
    @Override
    public String toString() {
        return number + ": " + kind + " of " + source;
    }
}
