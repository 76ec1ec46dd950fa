package io.tablebridge.pipeline;

import io.tablebridge.guests.Arrival;
import io.tablebridge.guests.GuestBatch;
import io.tablebridge.guests.ToldRecord;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Position;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.model.CanonicalRecord;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A chunk of a replay on its way into a transaction. What an event was counted as stays: only records change. A dead one is
 * left to a retry, and one that the mapping can't read keeps what it told before.
 */
final class ChunkRun {

    private final Handle transaction;
    private final GuestBatch guests;
    private final ImportNumbers imports;
    private final ReplayTally tally = new ReplayTally();
    private final Map<Long, Map<Integer, EventState>> dead = new HashMap<>();

    ChunkRun(Handle transaction, GuestBatch guests, ImportNumbers imports) {
        this.transaction = transaction;
        this.guests = guests;
        this.imports = imports;
    }

    void take(Step.Reread step) throws SQLException {
        long decision = step.stored().number();
        Map<Position, List<ToldRecord>> told = step.chunk().told().stream()
                .collect(Collectors.groupingBy(record -> new Position(record.entry(), record.body())));
        for (MappedBody body : step.bodies()) {
            take(body, told, step.chunk().pass() == 1, decision);
        }
        tally.leftOut(step.lost());
        tally.outdated(step.outdated());
        ReplayStates.add(transaction, decision, step.chunk(), tally);
    }

    private void take(MappedBody body, Map<Position, List<ToldRecord>> told, boolean first, long decision)
            throws SQLException {
        Position place = new Position(body.stored().number(), body.body());
        Optional<EventState> dead = deadState(place);
        Entry entry = body.stored().entry();
        if (imports.isTakenBack(entry)) {
            tally.leftOut(1);
        } else if (dead.isPresent()) {
            // What a person dismissed needs nothing more, so that nobody is sent to it again.
            tally.leftOut(dead.get() == EventState.DEAD ? 1 : 0);
        } else if (body.result() instanceof MappingResult.Unmappable
                || body.thin().isPresent()) {
            tally.unreadable();
        } else {
            Arrival arrival =
                    new Arrival(place.entry(), place.index(), entry.receivedAt(), decision, imports.numberOf(entry));
            List<CanonicalRecord> records =
                    body.result() instanceof MappingResult.Mapped mapped ? mapped.records() : List.of();
            tally.read(
                    first
                            ? guests.reread(records, told.getOrDefault(place, List.of()), arrival)
                            : guests.confirm(records, arrival));
        }
    }

    private Optional<EventState> deadState(Position place) throws SQLException {
        Map<Integer, EventState> bodies = dead.get(place.entry());
        if (bodies == null) {
            bodies = LedgerTables.deadBodies(transaction.getConnection(), place.entry());
            dead.put(place.entry(), bodies);
        }
        return Optional.ofNullable(bodies.get(place.index()));
    }
}
