package io.tablebridge.pipeline;

import io.tablebridge.db.Change;
import io.tablebridge.db.Database;
import io.tablebridge.delivery.Outbox;
import io.tablebridge.guests.GuestStore;
import io.tablebridge.intake.poll.PollCursors;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.StoredEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jdbi.v3.core.Handle;

/**
 * Takes entries of the journal into the database, each exactly once: their effects and the position move in one
 * transaction. An event that makes a batch fail is found by halving and becomes a dead letter; a database that can't be
 * written stops everything. One thread, never to be interrupted while it works: H2 closes its file when it is.
 */
public final class Pipeline {

    private final Database database;
    private final GuestStore guests;
    private final Outbox outbox;
    private final ActiveMappings mappings;
    private final ResendWindow resends;
    private final Planner planner;
    private final NavigableMap<LocalDate, Long> days;
    private volatile long position;

    Pipeline(Database database, GuestStore guests, Outbox outbox, Journal journal, PipelineStart start) {
        this.database = database;
        this.guests = guests;
        this.outbox = outbox;
        this.mappings = start.mappings();
        this.resends = start.resends();
        this.days = start.days();
        this.position = start.position();
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

    /** Begins the way of the entries after the position, in order and without gaps; at least one. */
    public Passage begin(List<StoredEntry> entries) {
        checkOrder(entries);
        return new Passage(this, entries, Condemned.NONE);
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
    void commit(Change change, List<StoredEntry> entries) {
        long last = entries.get(entries.size() - 1).number();
        Map<LocalDate, Long> newDays = newDays(entries);
        StateTables.addDays(change.handle(), newDays);
        StateTables.putRules(change.handle(), mappings.fresh().values());
        PollCursors.put(change.handle(), entries);
        StateTables.move(change.handle(), last);
        change.commit();
        settle(true);
        days.putAll(newDays);
        position = last;
    }

    void takeBack() {
        settle(false);
    }

    private void settle(boolean held) {
        if (held) {
            guests.commit();
            mappings.commit();
            resends.commit();
        } else {
            guests.rollback();
            mappings.rollback();
            resends.rollback();
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
}
