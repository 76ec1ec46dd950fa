package io.tablebridge.pipeline;

import io.tablebridge.delivery.Outbox;
import io.tablebridge.guests.Arrival;
import io.tablebridge.guests.GuestBatch;
import io.tablebridge.guests.GuestChange;
import io.tablebridge.guests.RecordOutcome;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.settings.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/** Steps on their way into one transaction. What is stored doesn't depend on how the journal was cut into batches. */
final class BatchRun {

    private final Handle transaction;
    private final GuestBatch guests;
    private final Outbox outbox;
    private final List<Runnable> forOutbox = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final FetchedEvents fetches;
    private final Shapes shapes = new Shapes();
    private final ImportBooks imports = new ImportBooks();
    private final ImportNumbers importNumbers;

    BatchRun(Handle transaction, GuestBatch guests, Outbox outbox) {
        this.transaction = transaction;
        this.guests = guests;
        this.outbox = outbox;
        this.fetches = new FetchedEvents(transaction, ledger);
        this.importNumbers = new ImportNumbers(transaction);
    }

    /** Finds out whose records these are. */
    void resolve(List<Step> steps) throws SQLException {
        List<CanonicalRecord> expected = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Take take) {
                take.bodies().forEach(body -> expected.addAll(records(body.result())));
            }
            if (step instanceof Step.Reread reread) {
                reread.bodies().forEach(body -> expected.addAll(records(body.result())));
                guests.expectTold(reread.chunk().told());
            }
        }
        guests.expect(expected);
        for (Step step : steps) {
            take(step);
        }
        mark();
    }

    /**
     * Writes what {@link #resolve} found, the guests first, and the counts.
     *
     * @param folded whether the outbox's marks are folded with it
     */
    void store(boolean folded) throws SQLException {
        guests.flush();
        forOutbox.forEach(Runnable::run);
        if (folded) {
            outbox.fold(transaction);
        }
        ledger.write(transaction.getConnection());
        imports.write(transaction.getConnection());
        new ShapeTables(transaction.getConnection()).add(shapes);
    }

    private void take(Step step) throws SQLException {
        StoredEntry stored = step.stored();
        if (step instanceof Step.Take take) {
            Map<EventState, Long> states = new EnumMap<>(EventState.class);
            for (MappedBody body : take.bodies()) {
                states.merge(store(body, stored.number()), 1L, Long::sum);
                shapes.add(body);
            }
            states.forEach((state, count) -> ledger.event(stored.entry(), state, count));
            fetches.answeredBy(stored);
            imports.reach(stored.entry());
        } else if (step instanceof Step.Count count) {
            ledger.event(
                    stored.entry(),
                    count.state(),
                    Math.max(1, stored.entry().bodies().size()));
            fetches.answeredBy(stored);
        } else if (step instanceof Step.Run) {
            imports.run(stored);
            new TakeBackRun(transaction, guests, importNumbers).begun(stored);
        } else if (step instanceof Step.Unfetched) {
            fetches.failedAt(stored);
        } else if (step instanceof Step.Tell) {
            mark();
            forOutbox.add(() -> outbox.apply(transaction, stored));
        } else if (step instanceof Step.Retry retry) {
            retry(retry);
        } else if (step instanceof Step.Reread reread) {
            ledger.write(transaction.getConnection());
            new ChunkRun(transaction, guests, importNumbers).take(reread);
        } else if (step instanceof Step.TakenBack takenBack) {
            takeBack(takenBack);
        } else if (step instanceof Step.Dismiss dismiss) {
            dismiss(dismiss);
        } else if (step instanceof Step.Assign assign) {
            guests.decide(assign.decision());
        } else if (step instanceof Step.Condemn condemn) {
            Problem problem = Problem.at(stored.entry().source(), "TB-PIP-002", condemn.failure());
            ledger.dead(stored, 0, List.of(problem));
        }
    }

    private EventState store(MappedBody body, long change) {
        StoredEntry stored = body.stored();
        Entry entry = stored.entry();
        if (body.thin().isPresent()) {
            return fetches.asked(body.thin().get());
        }
        if (body.result() instanceof MappingResult.Ignored || importNumbers.isTakenBack(entry)) {
            imports.count(entry, RowFate.IGNORED, 1);
            return EventState.IGNORED;
        }
        if (body.result() instanceof MappingResult.Unmappable unmappable) {
            return refused(
                    body, unmappable.errors().stream().map(BatchRun::inItsField).toList());
        }
        Set<RecordOutcome> outcomes = EnumSet.noneOf(RecordOutcome.class);
        Arrival arrival =
                new Arrival(stored.number(), body.body(), entry.receivedAt(), change, importNumbers.numberOf(entry));
        for (CanonicalRecord record : records(body.result())) {
            RecordOutcome outcome = guests.apply(record, arrival);
            ledger.record(entry, outcome);
            outcomes.add(outcome);
        }
        RowFate fate = RowFate.of(outcomes);
        imports.count(entry, fate, 1);
        if (fate == RowFate.REJECTED && body.row().isPresent()) {
            imports.reject(body, List.of(Problem.at(entry.source(), "TB-IMP-011")));
        }
        if (outcomes.contains(RecordOutcome.APPLIED) && body.result() instanceof MappingResult.Mapped mapped) {
            ledger.unreadable(entry, mapped.errors());
        }
        return EventState.FINISHED;
    }

    /** A row is mended in its file and comes again with it; anything else waits here for a person. */
    private EventState refused(MappedBody body, List<Problem> problems) {
        StoredEntry stored = body.stored();
        if (body.row().isPresent()) {
            ledger.record(stored.entry(), RecordOutcome.REJECTED);
            imports.count(stored.entry(), RowFate.REJECTED, 1);
            imports.reject(body, problems);
            return EventState.FINISHED;
        }
        imports.count(stored.entry(), RowFate.DEAD, 1);
        ledger.dead(stored, body.body(), problems);
        return EventState.DEAD;
    }

    /** A person who reads the letter is told the field too, not only the line of the mapping. */
    private static Problem inItsField(FieldError error) {
        Problem problem = error.problem();
        return error.field().isEmpty()
                ? problem
                : new Problem(problem.code(), error.field() + ", " + problem.place(), problem.arguments());
    }

    private static List<CanonicalRecord> records(MappingResult result) {
        return result instanceof MappingResult.Mapped mapped ? mapped.records() : List.of();
    }

    private void retry(Step.Retry retry) throws SQLException {
        ledger.write(transaction.getConnection());
        Map<Position, EventState> dead = new HashMap<>();
        Set<Long> asked = new HashSet<>();
        List<Position> revived = new ArrayList<>();
        for (MappedBody body : retry.bodies()) {
            long entry = body.stored().number();
            if (asked.add(entry)) {
                LedgerTables.deadBodies(transaction.getConnection(), entry)
                        .forEach((index, state) -> dead.put(new Position(entry, index), state));
            }
            EventState before = dead.get(new Position(entry, body.body()));
            if (before != null) {
                EventState state = body.stored().erased()
                        ? EventState.ERASED
                        : store(body, retry.stored().number());
                ledger.event(body.stored().entry(), before, -1);
                imports.count(body.stored().entry(), RowFate.DEAD, -1);
                ledger.event(body.stored().entry(), state, 1);
                if (state != EventState.DEAD) {
                    revived.add(new Position(entry, body.body()));
                }
            }
        }
        LedgerTables.removeDead(transaction.getConnection(), revived);
        RevivedEvents.add(transaction.getConnection(), retry.stored(), revived);
    }

    private void dismiss(Step.Dismiss dismiss) throws SQLException {
        ledger.write(transaction.getConnection());
        List<DeadEvent> meant = DismissedEvents.meant(transaction, dismiss.events(), dismiss.dismissal());
        for (DeadEvent event : meant) {
            if (event.isRetryable() && event.dismissed().isEmpty()) {
                ledger.event(event.source(), event.receivedAt(), EventState.DEAD, -1);
                ledger.event(event.source(), event.receivedAt(), EventState.DISMISSED, 1);
            }
        }
        DismissedEvents.close(
                transaction.getConnection(), meant, dismiss.stored().number(), dismiss.dismissal());
    }

    private void takeBack(Step.TakenBack step) {
        mark();
        OptionalLong importNo = new TakeBackRun(transaction, guests, importNumbers).take(step.stored(), step.wanted());
        Set<Long> concerned = mark();
        if (importNo.isPresent() && !concerned.isEmpty()) {
            long decision = step.stored().number();
            forOutbox.add(() -> outbox.putBack(transaction, concerned, decision, importNo.getAsLong()));
        }
    }

    /** Marks come before whatever the outbox is told next, as they do when entries come one by one. */
    private Set<Long> mark() {
        List<Outbox.Mark> marks = new ArrayList<>();
        SortedMap<Long, GuestChange> changed = guests.drainChanged();
        changed.forEach((guest, change) -> {
            marks.add(new Outbox.Mark(guest, change.first()));
            marks.add(new Outbox.Mark(guest, change.last()));
        });
        if (!marks.isEmpty()) {
            forOutbox.add(() -> outbox.markAll(transaction, marks));
        }
        return changed.keySet();
    }
}
