package io.tablebridge.pipeline;

import io.tablebridge.db.Database;
import io.tablebridge.delivery.Outbox;
import io.tablebridge.guests.GuestStore;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.Problem;
import java.sql.SQLException;
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
     * Takes the entries after the position, in order and without gaps.
     *
     * @throws StoreUnavailableException when the database can't be written: some of the entries may have been taken, see
     *     {@link #position}; the rest must be given again
     */
    public void process(List<StoredEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        checkOrder(entries);
        try {
            take(entries);
        } catch (RuntimeException e) {
            if (!Failure.isPoison(e)) {
                throw new StoreUnavailableException(Problem.at("", "TB-PIP-009"), e);
            }
            if (entries.size() > 1) {
                int half = entries.size() / 2;
                process(entries.subList(0, half));
                process(entries.subList(half, entries.size()));
            } else {
                commit(entries, new PoisonSearch(this::rehearse).condemn(entries.get(0), e));
            }
        }
    }

    private void take(List<StoredEntry> entries) {
        commit(entries, Condemned.NONE);
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

    private void commit(List<StoredEntry> entries, Condemned condemned) {
        long last = entries.get(entries.size() - 1).number();
        Map<LocalDate, Long> newDays = new HashMap<>();
        boolean held = false;
        try {
            database.write(handle -> {
                newDays.putAll(newDays(entries));
                run(handle, entries, condemned);
                StateTables.addDays(handle, newDays);
                StateTables.putRules(handle, mappings.fresh().values());
                StateTables.move(handle, last);
                return last;
            });
            held = true;
        } finally {
            settle(held);
        }
        days.putAll(newDays);
        position = last;
    }

    /** Takes some bodies in a transaction that is taken back; throws what taking them throws. */
    private void rehearse(StoredEntry part) {
        try {
            database.write(handle -> {
                run(handle, List.of(part), Condemned.NONE);
                handle.rollback();
                return part.number();
            });
        } finally {
            settle(false);
        }
    }

    private void run(Handle handle, List<StoredEntry> entries, Condemned condemned) {
        List<Step> steps =
                entries.stream().map(entry -> planner.plan(entry, condemned)).toList();
        try {
            new BatchRun(handle, guests.open(handle), outbox).run(steps);
        } catch (SQLException e) {
            throw new LedgerException(e);
        }
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

    /** The books can't be written; the cause tells who is to blame. */
    private static final class LedgerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        LedgerException(SQLException cause) {
            super("the books can't be written", cause);
        }
    }
}
