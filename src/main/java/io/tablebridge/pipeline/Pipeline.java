package io.tablebridge.pipeline;

import io.tablebridge.db.Change;
import io.tablebridge.db.Database;
import io.tablebridge.delivery.Outbox;
import io.tablebridge.guests.GuestStore;
import io.tablebridge.intake.poll.PollCursors;
import io.tablebridge.intake.poll.PollWatchTable;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes entries of the journal into the database, each exactly once: their effects and the position move in one
 * transaction. An event that makes a batch fail is found by halving and becomes a dead letter; a database that can't be
 * written stops everything. One thread, never to be interrupted while it works: H2 closes its file when it is.
 */
public final class Pipeline {

    /** Events after which the outbox is folded though more are waiting. */
    private static final long FOLD_AFTER = 20_000;

    private final Database database;
    private final GuestStore guests;
    private final Outbox outbox;
    private final ActiveMappings mappings;
    private final ResendWindow resends;
    private final Planner planner;
    private final Journal journal;
    private final NavigableMap<LocalDate, Long> days;
    private long unfolded = FOLD_AFTER; // nobody knows what was left over
    private volatile long position;
    private Optional<Doubt> doubt = Optional.empty();

    Pipeline(Database database, GuestStore guests, Outbox outbox, Journal journal, PipelineStart start) {
        this.database = database;
        this.guests = guests;
        this.outbox = outbox;
        this.mappings = start.mappings();
        this.resends = start.resends();
        this.days = start.days();
        this.position = start.position();
        this.journal = journal;
        this.planner = new Planner(mappings, resends, journal);
    }

    /**
     * Continues where the database stands.
     *
     * @param resendWindow how long an event of the same id is taken for a resend, at most 31 days
     * @throws JournalMismatchException when the database is no projection of this journal
     */
    public static Pipeline open(
            Database database,
            GuestStore guests,
            Outbox outbox,
            Journal journal,
            MappingCompiler compiler,
            Duration resendWindow) {
        PipelineStart start = PipelineStart.of(database, journal, compiler, resendWindow);
        return new Pipeline(database, guests, outbox, journal, start);
    }

    /** The number of the last entry whose effects are in the database. Any thread may ask. */
    public long position() {
        return position;
    }

    /**
     * Takes the entries after the position, in order and without gaps, through all steps at once.
     *
     * @throws StoreUnavailableException when the database can't be written: some of the entries may have been taken, see
     *     {@link #position}; the rest must be given again
     */
    public void process(List<StoredEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (Passage passage = begin(entries)) {
            passage.normalise();
            passage.resolve();
            passage.store();
        }
    }

    /**
     * Begins the way of the entries after the position, in order and without gaps; at least one.
     *
     * @throws StoreUnavailableException when it is not known yet what became of those before
     */
    public Passage begin(List<StoredEntry> entries) {
        clearDoubt();
        checkOrder(entries);
        return new Passage(this, entries, Condemned.NONE);
    }

    /** What the entries that come next became by the mappings that are {@link #mappings known}; nothing depends on it. */
    void expect(MappedAhead mapped) {
        planner.expect(mapped);
    }

    /** The mappings in force at the position, as far as events needed them. */
    Map<String, InboundMapping> mappings() {
        return mappings.known();
    }

    private void checkOrder(List<StoredEntry> entries) {
        long expected = position + 1;
        for (StoredEntry stored : entries) {
            if (stored.number() != expected++) {
                throw new IllegalArgumentException(
                        "entry " + stored.number() + " does not follow the position " + position);
            }
        }
    }

    /** Takes entries that failed together in halves; one that fails alone is condemned, or the bad bodies of it. */
    void takeApart(List<StoredEntry> entries, RuntimeException failure) {
        if (entries.size() > 1) {
            int half = entries.size() / 2;
            process(entries.subList(0, half));
            process(entries.subList(half, entries.size()));
            return;
        }
        Condemned condemned = new PoisonSearch(this::rehearse).condemn(entries.get(0), failure);
        condemned.log(entries.get(0));
        try (Passage passage = new Passage(this, entries, condemned)) {
            passage.normalise();
            passage.resolve();
            passage.store();
        }
    }

    private void rehearse(StoredEntry part) {
        try (Passage passage = new Passage(this, List.of(part), Condemned.NONE)) {
            passage.rehearse();
        }
    }

    List<Step> plan(List<StoredEntry> entries, Condemned condemned) {
        return entries.stream().map(entry -> planner.plan(entry, condemned)).toList();
    }

    Change change() {
        return database.begin();
    }

    BatchRun run(Handle handle) {
        return new BatchRun(handle, guests.open(handle), outbox);
    }

    /** Writes what goes with the entries beside their effects, the new position last, and makes it all hold. */
    void commit(Change change, List<StoredEntry> entries, Condemned condemned) {
        long last = entries.get(entries.size() - 1).number();
        Map<LocalDate, Long> newDays = newDays(entries);
        StateTables.addDays(change.handle(), newDays);
        StateTables.putRules(change.handle(), mappings.fresh().values());
        List<StoredEntry> told = condemned.withoutRuns(entries);
        PollCursors.put(change.handle(), told);
        PollWatchTable.put(change.handle(), told);
        NightlyTables.put(change.handle(), told);
        if (!StateTables.move(change.handle(), position, last)) {
            throw new StoreUnavailableException(Problem.at("", "TB-PIP-011", position));
        }
        Doubt begun = new Doubt(last, newDays, isTimeToFold(entries) ? 0 : unfolded + events(entries));
        doubt = Optional.of(begun);
        change.commit();
        hold(begun);
    }

    private void hold(Doubt committed) {
        doubt = Optional.empty();
        settle(true);
        days.putAll(committed.newDays());
        position = committed.last();
        unfolded = committed.unfolded();
    }

    /** When nothing is left waiting, and now and then while much is. */
    boolean isTimeToFold(List<StoredEntry> entries) {
        StoredEntry last = entries.get(entries.size() - 1);
        // Behind rows of a file comes more of it, though it may not be in the journal yet.
        boolean resting = last.number() >= journal.end() && !ImportedRows.isOne(last.entry());
        return resting || unfolded + events(entries) >= FOLD_AFTER;
    }

    private static long events(List<StoredEntry> entries) {
        return entries.stream()
                .mapToLong(stored -> stored.entry().bodies().size())
                .sum();
    }

    void takeBack() {
        if (doubt.isEmpty()) {
            settle(false);
        } else {
            clearDoubt();
        }
    }

    /**
     * Finds out what became of a commit whose answer was lost: a server may have done it before it went away. Until then
     * nothing else is begun.
     *
     * @throws StoreUnavailableException when the database can't be asked; ask again
     */
    void clearDoubt() {
        if (doubt.isEmpty()) {
            return;
        }
        Doubt asked = doubt.get();
        long stored = storedPosition();
        if (stored == asked.last()) {
            hold(asked);
        } else {
            doubt = Optional.empty();
            settle(false);
        }
    }

    /** Asked by the writer: it gets the database only after whoever wrote before has come to an end. */
    private long storedPosition() {
        try {
            return database.write(StateTables::state)
                    .map(StateTables.State::entry)
                    .orElse(0L);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException(Problem.at("", "TB-PIP-009"), e);
        }
    }

    private void settle(boolean held) {
        if (held) {
            guests.commit();
            mappings.commit();
            resends.commit();
            outbox.commit();
        } else {
            guests.rollback();
            mappings.rollback();
            resends.rollback();
            outbox.rollback();
        }
    }

    private Map<LocalDate, Long> newDays(List<StoredEntry> entries) {
        Map<LocalDate, Long> found = new HashMap<>();
        for (StoredEntry stored : entries) {
            LocalDate day = Ledger.day(stored.entry());
            if (stored.entry().kind() == EntryKind.EVENT && !days.containsKey(day)) {
                found.putIfAbsent(day, stored.number());
            }
        }
        return found;
    }

    /**
     * A commit that was begun.
     *
     * @param last up to which entry
     * @param newDays that came with it
     * @param unfolded how many events the outbox has not folded after it
     */
    private record Doubt(long last, Map<LocalDate, Long> newDays, long unfolded) {}
}
