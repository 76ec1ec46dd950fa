package io.tablebridge.intake.poll;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Polls in the journal: a page is a block, and what moves a cursor without records is a run. */
public final class PollEntries {

    private static final String POLL = "poll";
    private static final String STATE = "poll-state";
    private static final String WATCH = "poll-watch";

    /** As many characters as the table takes. */
    static final int LONGEST_STATE = 20_000;

    private static final int LONGEST_KEY = 300;

    private PollEntries() {}

    /** A state of a poll or backfill, by its key, as {@link PollState#json} wrote it. */
    record Told(String key, String state) {}

    /** Tells a state without records, as when a person begins or stops a backfill. */
    public static Entry state(String source, String key, PollState state, Instant at) {
        return new Entry(EntryKind.RUN, source, "", at, Map.of(POLL, key, STATE, state.json()), List.of(new byte[0]));
    }

    /** Tells what a sweep changes in what its poll watches. */
    static Entry watch(String source, String key, PollState state, PollWatchChange change, Instant at) {
        Map<String, String> headers = Map.of(POLL, key, STATE, state.json(), WATCH, change.shape());
        return new Entry(EntryKind.RUN, source, "", at, headers, List.of(change.json()));
    }

    /** What a sweep changed in what its poll watches. */
    record Watch(String key, PollWatchChange change) {}

    /** The change that an entry brings; empty for other entries. Never fails, as {@link #told}. */
    static Optional<Watch> watch(Entry entry) {
        String key = entry.headers().getOrDefault(POLL, "");
        boolean brings = entry.kind() == EntryKind.RUN
                && entry.headers().containsKey(WATCH)
                && !key.isEmpty()
                && key.length() <= LONGEST_KEY;
        return brings ? PollWatchChange.parse(entry.body()).map(change -> new Watch(key, change)) : Optional.empty();
    }

    static Entry page(PollPage page, String mapping) {
        if (page.records().isEmpty()) {
            return state(page.source(), page.key(), page.next().orElseThrow(), page.at());
        }
        Map<String, String> headers = page.next()
                .map(state -> Map.of(Entry.MAPPING, mapping, POLL, page.key(), STATE, state.json()))
                .orElse(Map.of(Entry.MAPPING, mapping));
        return new Entry(EntryKind.BLOCK, page.source(), "", page.at(), headers, page.records());
    }

    /** The state that an entry brings; empty for other entries. Never fails: the pipeline asks each entry. */
    static Optional<Told> told(Entry entry) {
        String key = entry.headers().getOrDefault(POLL, "");
        String state = entry.headers().getOrDefault(STATE, "");
        boolean brings = (entry.kind() == EntryKind.BLOCK || entry.kind() == EntryKind.RUN)
                && !key.isEmpty()
                && !state.isEmpty()
                && key.length() <= LONGEST_KEY
                && state.length() <= LONGEST_STATE;
        return brings ? Optional.of(new Told(key, state)) : Optional.empty();
    }
}
