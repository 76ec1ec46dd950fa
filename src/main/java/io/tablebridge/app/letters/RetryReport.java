package io.tablebridge.app.letters;

import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of a retry. One thread. */
final class RetryReport {

    private static final int MOST_NAMED = 20;

    private final List<DeadEvent> named = new ArrayList<>();
    private final Map<String, Long> waiting = new TreeMap<>();
    private final Map<String, Long> pending = new TreeMap<>();
    private long tried;
    private long dead;
    private long pendingEvents;
    private long ownEntries;
    private final Map<DeadEvent, Problem> namedLost = new LinkedHashMap<>();
    private long lost;
    private boolean leftOut;

    void tried(int number, List<DeadEvent> stillDead) {
        tried += number;
        dead += stillDead.size();
        stillDead.stream().limit(MOST_NAMED - named.size()).forEach(named::add);
    }

    void pendingEvents(int number) {
        pendingEvents += number;
    }

    /** @param why the journal does not give it back */
    void lost(DeadEvent event, Problem why) {
        lost++;
        if (namedLost.size() < MOST_NAMED) {
            namedLost.put(event, why);
        }
    }

    void ownEntries(int number) {
        ownEntries += number;
    }

    /** @param some whether the decision was not asked for some events because the database has not caught up */
    void leftOut(boolean some) {
        leftOut = some;
    }

    /** @param taken whether the database took the decision in */
    void deliveries(String destination, long number, boolean taken) {
        (taken ? waiting : pending).merge(destination, number, Long::sum);
    }

    /** Fails when something that was asked for is still dead and no decision waits that may help. */
    CommandResult result(Locale language) {
        LetterText text = new LetterText(language);
        if (tried > 0) {
            text.line("app.retry.events", tried, tried - dead, dead);
            for (DeadEvent event : named) {
                text.line("app.letters.line", LetterId.of(event), event.source(), event.receivedAt());
                event.problems().stream().limit(1).forEach(text::problem);
            }
            if (dead > named.size()) {
                text.line("app.letters.more");
            }
        }
        if (lost > 0) {
            text.line("app.retry.lost", lost);
            namedLost.forEach((event, why) -> text.line(
                            "app.letters.line", LetterId.of(event), event.source(), event.receivedAt())
                    .problem(why));
        }
        waiting.forEach((destination, number) -> text.line("app.retry.deliveries", destination, number));
        if (pendingEvents > 0) {
            text.line("app.retry.pending.events", pendingEvents);
        }
        pending.forEach((destination, number) -> text.line("app.retry.pending.deliveries", destination, number));
        if (leftOut) {
            text.line("app.retry.left");
        }
        if (ownEntries > 0) {
            text.line("app.retry.own", ownEntries);
        }
        if (tried + pendingEvents + ownEntries + lost == 0 && waiting.isEmpty() && pending.isEmpty()) {
            text.line("app.retry.none");
        }
        boolean holds = dead + lost == 0 && !leftOut;
        return new CommandResult(holds ? CommandResult.OK : CommandResult.DOES_NOT_HOLD, text.toString());
    }
}
