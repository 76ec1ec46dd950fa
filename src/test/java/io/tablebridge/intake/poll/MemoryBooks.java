package io.tablebridge.intake.poll;

import io.tablebridge.journal.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A journal in memory, of which the database holds as much as it is let. */
final class MemoryBooks implements PollBooks, PollSink {

    private final List<Entry> entries = new ArrayList<>();
    private int refusals;
    private boolean late;
    private int kept;
    private long held = Long.MAX_VALUE;
    private int mostAhead;

    /** The next is kept without an answer. */
    void answerLate() {
        late = true;
    }

    /** So many pages are not kept. */
    void refuse(int pages) {
        refusals = pages;
    }

    /** The page after so many is not kept. */
    void refuseAfter(int pages) {
        kept = pages + 1;
    }

    /** The database takes in nothing beyond this entry, until it is asked to wait for it. */
    void holdAt(long entry) {
        held = entry;
    }

    int mostAhead() {
        return mostAhead;
    }

    @Override
    public boolean awaitCaughtUp(Duration most) {
        return true;
    }

    @Override
    public Optional<PollState> state(String key) {
        return entries.stream()
                .flatMap(entry -> PollEntries.told(entry).stream())
                .filter(told -> told.key().equals(key))
                .map(told -> PollState.parse(told.state()))
                .reduce((older, newer) -> newer);
    }

    @Override
    public List<PollWatched> watched(String key, String shape) {
        Map<String, PollWatched> watched = new TreeMap<>();
        for (Entry entry : entries) {
            PollEntries.watch(entry).filter(watch -> watch.key().equals(key)).ifPresent(watch -> {
                watch.change().drop().forEach(watched::remove);
                watch.change().put().forEach(one -> watched.put(one.id(), one));
            });
        }
        return List.copyOf(watched.values());
    }

    @Override
    public boolean awaitPosition(long entry, Duration most) {
        held = Math.max(held, entry);
        return true;
    }

    @Override
    public long tell(Entry entry) {
        entries.add(entry);
        if (late) {
            late = false;
            throw PollException.unanswered(Duration.ofSeconds(30));
        }
        return entries.size();
    }

    @Override
    public long keep(PollPage page) {
        if (kept > 0 && --kept == 0) {
            refusals = 1;
        }
        if (refusals > 0 && kept <= 0) {
            refusals--;
            throw PollException.of("TB-INT-029");
        }
        mostAhead = Math.max(mostAhead, (int) (entries.size() + 1 - Math.min(held, entries.size() + 1)));
        return tell(page.entry("m"));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What was kept of records, in order. */
    List<String> records() {
        return entries.stream()
                .filter(entry -> entry.headers().containsKey(Entry.MAPPING))
                .flatMap(entry -> entry.bodies().stream())
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }
}
