package io.tablebridge.e2e;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a platform tells in one event. */
record Told(String source, String mapping, String eventId, String body) {

    Entry receivedAt(Instant time) {
        return new Entry(
                EntryKind.EVENT,
                source,
                eventId,
                time,
                Map.of(Entry.MAPPING, mapping),
                List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return source + " " + mapping + " " + eventId + " " + body;
    }
}
