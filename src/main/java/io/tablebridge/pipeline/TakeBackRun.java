package io.tablebridge.pipeline;

import io.tablebridge.guests.Arrival;
import io.tablebridge.guests.GuestBatch;
import io.tablebridge.guests.TakenBack;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.pipeline.TakeBackDecision.Wanted;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;

/** Keeps what it takes to take imports back, and takes their next records back, on their way into a transaction. */
final class TakeBackRun {

    private static final int MOST_FORGOTTEN = 2_000;

    private final Handle transaction;
    private final GuestBatch guests;
    private final ImportNumbers numbers;

    TakeBackRun(Handle transaction, GuestBatch guests, ImportNumbers numbers) {
        this.transaction = transaction;
        this.guests = guests;
        this.numbers = numbers;
    }

    /** When an import begins, old ones are forgotten; other runs are passed over. */
    void begun(StoredEntry run) {
        if (ImportEntries.begun(run.entry()).isPresent()) {
            long forgettable = numbers.begun(run);
            if (forgettable > 0) {
                guests.imports().forget(forgettable, MOST_FORGOTTEN);
            }
        }
    }

    /** Takes some back; gives the number of the import, or nothing when nothing was to be done. */
    OptionalLong take(StoredEntry decision, Wanted wanted) {
        Optional<ImportNumbers.Known> known = numbers.find(wanted.importId());
        if (known.isEmpty()) {
            return OptionalLong.empty();
        }
        long number = known.get().number();
        Optional<TakeBack> before = TakeBacks.read(transaction, number);
        boolean tooLate = before.isEmpty()
                && TakeBackDecision.isTooLate(
                        known.get().begunAt(), decision.entry().receivedAt());
        if (tooLate || before.filter(TakeBack::finished).isPresent()) {
            return OptionalLong.empty();
        }
        numbers.takenBack(wanted.importId());
        long reached = before.map(TakeBack::reached).orElse(0L);
        Arrival arrival = new Arrival(decision.number(), 0, decision.entry().receivedAt(), decision.number());
        SortedSet<Long> records = guests.imports().toldBy(number, reached, TakeBackDecision.RECORDS);
        boolean finished = records.size() < TakeBackDecision.RECORDS;
        TakenBack now = guests.imports().takeBack(number, records, finished, arrival);
        TakeBack after = new TakeBack(
                records.isEmpty() ? reached : records.last(),
                before.map(TakeBack::decidedAt).orElse(decision.entry().receivedAt()),
                before.map(TakeBack::by).orElse(wanted.by()),
                before.map(TakeBack::done).orElse(TakenBack.NOTHING).plus(now),
                finished);
        TakeBacks.write(transaction, number, decision.number(), before, after);
        return OptionalLong.of(number);
    }
}
