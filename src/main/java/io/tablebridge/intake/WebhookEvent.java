package io.tablebridge.intake;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A verified delivery from a source.
 *
 * @param source the source's name
 * @param eventId the source's id of the event; empty when it has none
 * @param eventType what the source calls this kind of event; empty when no place for it is declared
 * @param receivedAt when it came in, on our clock
 * @param headers those worth keeping, by lower-case name
 * @param body the raw bytes
 */
public record WebhookEvent(
        String source, String eventId, String eventType, Instant receivedAt, Map<String, String> headers, byte[] body) {

    /** The header of a journal entry that holds the event's type. */
    public static final String EVENT_TYPE = "event-type";

    /** The entry that keeps this event. */
    public Entry entry(String mapping) {
        return entry(mapping, Map.of());
    }

    /** The same, with more headers. */
    public Entry entry(String mapping, Map<String, String> more) {
        Map<String, String> kept = new TreeMap<>(headers);
        kept.putAll(more);
        if (!eventType.isEmpty()) {
            kept.put(EVENT_TYPE, eventType);
        }
        kept.put(Entry.MAPPING, mapping);
        return new Entry(EntryKind.EVENT, source, eventId, receivedAt, Map.copyOf(kept), List.of(body));
    }

    @Override
    public String toString() {
        return "event of " + source;
    }
}
