package io.tablebridge.intake.fetch;

import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event that only names what changed.
 *
 * @param entry its place in the journal
 * @param task what is to be fetched for it
 * @param mapping what the answer goes through
 * @param receivedAt when it came in
 * @param mayBeGone whether it is ignored, and not dead, when the platform no longer has what it names
 */
public record ThinEvent(long entry, FetchKey task, String mapping, Instant receivedAt, boolean mayBeGone) {

    /** Whether an event is thin, also when it names nothing. */
    public static boolean isThin(Entry entry) {
        return entry.headers().containsKey(FetchDeclaration.ROUTE);
    }

    /** A thin event; empty when it names nothing, or is none. */
    public static Optional<ThinEvent> of(StoredEntry stored) {
        Entry entry = stored.entry();
        Map<String, String> headers = entry.headers();
        String route = headers.getOrDefault(FetchDeclaration.ROUTE, "");
        String id = headers.getOrDefault(FetchDeclaration.ID, "");
        if (route.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ThinEvent(
                stored.number(),
                new FetchKey(entry.source(), route, id),
                headers.getOrDefault(Entry.MAPPING, ""),
                entry.receivedAt(),
                headers.containsKey(FetchDeclaration.MAY_BE_GONE)));
    }

    /** Where a thin event that names nothing was looked at. */
    public static String places(Entry entry) {
        return entry.headers().getOrDefault(FetchDeclaration.NOT_AT, "");
    }
}
