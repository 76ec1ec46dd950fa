package io.tablebridge.app;

import io.tablebridge.db.Database;
import io.tablebridge.guests.RecordOutcome;
import io.tablebridge.journal.SourceDay;
import io.tablebridge.operate.audit.EventCounters;
import io.tablebridge.operate.audit.EventStates;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.EventCounts;
import io.tablebridge.pipeline.EventState;
import io.tablebridge.pipeline.RecordCounts;
import java.util.HashMap;
import java.util.Map;

/** The pipeline's counters as the audit wants them. Thread-safe. */
final class PipelineCounters implements EventCounters {

    private final Bookkeeping books;

    PipelineCounters(Database database) {
        this.books = new Bookkeeping(database);
    }

    @Override
    public Counted read() {
        Bookkeeping.Balance balance = books.balance();
        Map<SourceDay, EventStates> states = new HashMap<>();
        balance.events().forEach((key, events) -> {
            RecordCounts records = balance.records().getOrDefault(key, new RecordCounts(Map.of()));
            states.put(key, states(events, records));
        });
        return new Counted(balance.position(), states);
    }

    private static EventStates states(EventCounts events, RecordCounts records) {
        return new EventStates(
                events.of(EventState.WAITING),
                events.of(EventState.FINISHED),
                events.of(EventState.DUPLICATE),
                events.of(EventState.IGNORED),
                events.of(EventState.DEAD),
                events.of(EventState.DISMISSED),
                events.of(EventState.ERASED),
                records.of(RecordOutcome.APPLIED),
                records.of(RecordOutcome.UNCHANGED),
                records.of(RecordOutcome.SUPERSEDED),
                records.of(RecordOutcome.REJECTED));
    }
}
