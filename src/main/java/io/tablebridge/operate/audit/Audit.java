package io.tablebridge.operate.audit;

import io.tablebridge.journal.Loss;
import io.tablebridge.journal.SourceDay;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Checks that everything received is accounted for. Received is counted from the journal, the states from the database,
 * so that the balance is a real check and no sum compared with itself. Thread-safe.
 */
public final class Audit {

    private static final int MOST_INCOMPLETE = 100;

    private final ReceivedTotals received;
    private final EventCounters counters;
    private final DestinationCounts destinations;
    private final IncompleteGuests incomplete;
    private final UnreadableCounts unreadable;

    public Audit(
            ReceivedTotals received,
            EventCounters counters,
            DestinationCounts destinations,
            IncompleteGuests incomplete,
            UnreadableCounts unreadable) {
        this.received = received;
        this.counters = counters;
        this.destinations = destinations;
        this.incomplete = incomplete;
        this.unreadable = unreadable;
    }

    /** Counts and checks now; what comes in meanwhile counts as waiting or not yet as received. */
    public AuditReport run() {
        EventCounters.Counted counted = counters.read();
        // The end is read after the counters: it can only lie further on than their position.
        long end = received.end();
        List<Problem> broken = new ArrayList<>();
        if (counted.position() > end) {
            broken.add(Problem.at("", "TB-OPS-030", counted.position(), end));
        }
        Map<SourceDay, Long> all = received.upTo(end);
        Map<SourceDay, Long> taken = received.upTo(Math.min(counted.position(), end));
        List<Loss> losses = received.losses();
        Map<SourceDay, Long> lost = new HashMap<>();
        losses.forEach(loss -> loss.received().forEach((day, count) -> lost.merge(day, count, Long::sum)));
        TreeSet<SourceDay> days = new TreeSet<>(all.keySet());
        days.addAll(counted.states().keySet());
        List<AuditReport.Line> lines = new ArrayList<>();
        for (SourceDay day : days) {
            long total = all.getOrDefault(day, 0L);
            AuditReport.Line line = new AuditReport.Line(
                    day,
                    total,
                    total - taken.getOrDefault(day, 0L),
                    lost.getOrDefault(day, 0L),
                    counted.states().getOrDefault(day, EventStates.NONE));
            lines.add(line);
            if (line.received() != line.accounted()) {
                broken.add(Problem.at(day.source() + " " + day.day(), "TB-OPS-031", line.received(), line.accounted()));
            }
        }
        List<DestinationCount> counts = destinations.read();
        counts.forEach(count -> check(count, broken));
        return new AuditReport(
                counted.position(),
                end,
                lines,
                counts,
                losses,
                incomplete.read(MOST_INCOMPLETE),
                unreadable.read(),
                broken);
    }

    private static void check(DestinationCount count, List<Problem> broken) {
        long accounted = count.inStep() + count.waiting() + count.dead() + count.dismissed() + count.retired();
        if (count.wanted() != accounted) {
            broken.add(Problem.at(count.destination(), "TB-OPS-032", count.wanted(), accounted));
        }
        if (count.contacts() != count.guestsWithContact()) {
            broken.add(Problem.at(count.destination(), "TB-OPS-033", count.contacts(), count.guestsWithContact()));
        }
    }
}
