package io.tablebridge.intake.fetch;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That an event of the journal is the answer to a fetch.
 *
 * @param key what was fetched
 * @param upTo it covers the events that named this, up to this entry: they had come before the fetch began
 */
public record FetchAnswer(FetchKey key, long upTo) {

    private static final String ROUTE = "fetched";
    private static final String ID = "fetched-id";
    private static final String UP_TO = "fetched-up-to";

    /** The entry that keeps an answer. It has no id, so that it never counts as sent again: version and content decide. */
    public static Entry entry(FetchTask task, byte[] body, Instant now) {
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                Entry.MAPPING,
                task.mapping(),
                ROUTE,
                task.key().route(),
                ID,
                task.key().id(),
                UP_TO,
                Long.toString(task.upTo()));
        return new Entry(EntryKind.EVENT, task.key().source(), "", now, headers, List.of(body));
    }

    /** What an event answers; empty when it came by itself. */
    public static Optional<FetchAnswer> of(Entry entry) {
        Map<String, String> headers = entry.headers();
        if (!headers.containsKey(ROUTE) || !headers.containsKey(ID) || !headers.containsKey(UP_TO)) {
            return Optional.empty();
        }
        FetchKey key = new FetchKey(entry.source(), headers.getOrDefault(ROUTE, ""), headers.getOrDefault(ID, ""));
        return Optional.of(new FetchAnswer(key, Long.parseLong(headers.getOrDefault(UP_TO, "0"))));
    }
}
