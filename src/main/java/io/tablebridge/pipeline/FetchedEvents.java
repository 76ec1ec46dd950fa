package io.tablebridge.pipeline;

import io.tablebridge.intake.fetch.FetchAnswer;
import io.tablebridge.intake.fetch.FetchSetback;
import io.tablebridge.intake.fetch.FetchSetback.Ending;
import io.tablebridge.intake.fetch.FetchTables;
import io.tablebridge.intake.fetch.ThinEvent;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What becomes of thin events when what they name was fetched, or could not be. For one transaction. */
final class FetchedEvents {

    private final Handle transaction;
    private final Ledger ledger;

    FetchedEvents(Handle transaction, Ledger ledger) {
        this.transaction = transaction;
        this.ledger = ledger;
    }

    EventState asked(ThinEvent event) {
        FetchTables.ask(transaction, event);
        return EventState.WAITING;
    }

    /** Whatever became of an answer as an event of its own: what was asked for came. */
    void answeredBy(StoredEntry stored) {
        FetchAnswer.of(stored.entry())
                .map(answer -> FetchTables.answered(transaction, answer, stored.number()))
                .ifPresent(events -> events.forEach(event -> turn(event, EventState.FINISHED)));
    }

    /** An erased one told of nothing that still matters: what waits is fetched again. */
    void failedAt(StoredEntry stored) {
        if (stored.erased()) {
            return;
        }
        FetchSetback setback = FetchSetback.of(stored.entry());
        for (ThinEvent event : FetchTables.failed(transaction, setback, stored.number())) {
            if (setback.ending() == Ending.GONE && event.mayBeGone()) {
                turn(event, EventState.IGNORED);
            } else {
                turn(event, EventState.DEAD);
                ledger.dead(dead(event, setback));
            }
        }
    }

    private void turn(ThinEvent event, EventState state) {
        ledger.event(event.task().source(), event.receivedAt(), EventState.WAITING, -1);
        ledger.event(event.task().source(), event.receivedAt(), state, 1);
    }

    private static DeadEvent dead(ThinEvent event, FetchSetback setback) {
        return new DeadEvent(
                new Position(event.entry(), 0),
                EntryKind.EVENT.name().toLowerCase(Locale.ROOT),
                event.task().source(),
                event.mapping(),
                event.receivedAt(),
                List.of(setback.problem()),
                Optional.empty());
    }
}
