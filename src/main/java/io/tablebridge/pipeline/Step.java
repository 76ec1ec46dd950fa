package io.tablebridge.pipeline;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.guests.LinkDecision;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.util.List;
import java.util.Set;

/** What an entry asks the database to do, found out before the database is asked anything. */
sealed interface Step {

    StoredEntry stored();

    /** Events to be stored or refused. */
    record Take(StoredEntry stored, List<MappedBody> bodies) implements Step {}

    /** Events that only count. */
    record Count(StoredEntry stored, EventState state) implements Step {}

    /** A fetch that brought nothing. */
    record Unfetched(StoredEntry stored) implements Step {}

    /** Something for the outbox. */
    record Tell(StoredEntry stored) implements Step {}

    /** Dead events to be tried again, mapped as the mappings stand now. */
    record Retry(StoredEntry stored, List<MappedBody> bodies) implements Step {}

    /**
     * Events that are read again, mapped as the mapping stands now.
     *
     * @param bodies newest first
     * @param lost how many entries the journal does not give back
     * @param outdated how many are not read because another text of the mapping is in force
     */
    record Reread(StoredEntry stored, ReplayChunk chunk, List<MappedBody> bodies, int lost, int outdated)
            implements Step {}

    /** An import of which the next records are taken back. */
    record TakenBack(StoredEntry stored, TakeBackDecision.Wanted wanted) implements Step {}

    /** Dead events that a person closed. */
    record Dismiss(StoredEntry stored, Set<Position> events, Dismissal dismissal) implements Step {}

    /** A bill that a person gave to somebody, or to nobody. */
    record Assign(StoredEntry stored, LinkDecision decision) implements Step {}

    /** A run, of which an import's are kept in the books. */
    record Run(StoredEntry stored) implements Step {}

    /** Nothing but the position moves. */
    record Pass(StoredEntry stored) implements Step {}

    /** An entry that is no event and can't be processed. */
    record Condemn(StoredEntry stored, String failure) implements Step {}
}
