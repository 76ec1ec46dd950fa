package io.tablebridge.pipeline;

import io.tablebridge.intake.fetch.ThinEvent;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Finds in the journal what a replay reads again: whatever went through a mapping of its name before the present text of it
 * came into force, but for what the pipeline only counted: resends, erased and thin events. Reads the journal once, forward.
 * One thread.
 */
public final class ReplayScan {

    /** How many entries one replay may choose. */
    public static final long MOST_ENTRIES = 20_000_000;

    /** A chunk's bodies together, unless a single entry has more. */
    private static final long MOST_BYTES = 4L << 20;

    private static final int READ_ENTRIES = 1_000;
    private static final long READ_BYTES = 4L << 20;

    private final Journal journal;
    private final Replay replay;
    private final ResendWindow resends;
    private final ReplayChoice choice = new ReplayChoice();
    private int bodies;
    private long bytes;

    /**
     * @param resendWindow as the pipeline has it
     */
    public ReplayScan(Journal journal, Replay replay, Duration resendWindow) {
        this.journal = journal;
        this.replay = replay;
        this.resends = new ResendWindow(resendWindow);
    }

    /**
     * Looks through the entries before the replay's rule.
     *
     * @param after only behind this entry, which must lie at least the resend window before the first that is chosen
     * @param goesOn asked now and then with the number reached; when not, what was found is not all
     * @throws io.tablebridge.journal.JournalDamagedException when an entry can't be read back
     * @throws TooManyEntriesException when the replay chooses more than {@link #MOST_ENTRIES}
     */
    public ReplayChoice run(long after, LongPredicate goesOn) throws InterruptedException {
        long reached = Math.max(after, journal.oldest() - 1);
        long last = replay.rule() - 1;
        try (JournalReader reader = journal.readAfter(reached)) {
            while (reached < last && goesOn.test(reached)) {
                List<StoredEntry> entries = reader.next(READ_ENTRIES, READ_BYTES, Duration.ZERO);
                if (entries.isEmpty()) {
                    return choice;
                }
                for (StoredEntry stored : entries) {
                    reached = stored.number();
                    if (reached <= last && isMeant(stored)) {
                        choose(stored);
                    }
                }
                resends.commit();
            }
        }
        return choice;
    }

    /** Whether the pipeline took it through the mapping; every event is shown to the window of resends, as it was there. */
    private boolean isMeant(StoredEntry stored) {
        Entry entry = stored.entry();
        boolean isEvent = entry.kind() == EntryKind.EVENT || entry.kind() == EntryKind.BLOCK;
        return isEvent
                && !stored.erased()
                && !entry.bodies().isEmpty()
                && !resends.isResend(entry)
                && replay.mapping().equals(entry.headers().get(Entry.MAPPING))
                && !ThinEvent.isThin(entry)
                && replay.selects(entry.source(), entry.receivedAt());
    }

    private void choose(StoredEntry stored) {
        if (choice.entries() == MOST_ENTRIES) {
            throw new TooManyEntriesException();
        }
        List<byte[]> all = stored.entry().bodies();
        long size = all.stream().mapToLong(body -> body.length).sum();
        boolean full = choice.chunks() == 0
                || stored.number() - choice.lowest(choice.chunks() - 1) >= ReplayChoice.WIDEST
                || bodies + all.size() > ReplayDecision.MOST_BODIES
                || bytes + size > MOST_BYTES;
        bodies = full ? all.size() : bodies + all.size();
        bytes = full ? size : bytes + size;
        choice.add(stored.number(), all.size(), full);
    }

    /** The replay must be narrowed. */
    public static final class TooManyEntriesException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
