package io.tablebridge.operate.audit;

import io.tablebridge.journal.Loss;
import io.tablebridge.journal.SourceDay;
import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * The bookkeeping at one moment.
 *
 * @param position the last journal entry that the database has counted
 * @param end the journal's newest entry
 * @param losses entries of the journal that can't be read back and that a person passed over
 * @param incomplete guests that lack a value in a destination, the first hundred: nothing is lost, but a person may help
 * @param unreadable fields that could not be read in records that were kept without them
 * @param broken the invariants that don't hold; empty when nothing was lost
 */
public record AuditReport(
        long position,
        long end,
        List<Line> lines,
        List<DestinationCount> destinations,
        List<Loss> losses,
        List<Problem> incomplete,
        List<UnreadableCount> unreadable,
        List<Problem> broken) {

    /**
     * One source on one day.
     *
     * @param received counted from the journal alone
     * @param behind of these, the events behind the position: they wait
     * @param lost of these, the events that a person passed over because the journal can't read them back
     */
    public record Line(SourceDay of, long received, long behind, long lost, EventStates states) {

        /** All events that wait. */
        public long waiting() {
            return behind + states.waiting();
        }

        long accounted() {
            return behind + lost + states.events();
        }
    }

    public boolean holds() {
        return broken.isEmpty();
    }
}
