package io.tablebridge.app.letters;

import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.DeadEvent;
import java.util.ArrayList;
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
    private boolean leftOut;

    void tried(int number, List<DeadEvent> stillDead) {
        tried += number;
        dead += stillDead.size();
        stillDead.stream().limit(MOST_NAMED - named.size()).forEach(named::add);
    }

    void pendingEvents(int number) {
        pendingEvents += number;
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

    /** Fails when something that was tried is still dead. */
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
        if (tried + pendingEvents + ownEntries == 0 && waiting.isEmpty() && pending.isEmpty()) {
            text.line("app.retry.none");
        }
        return new CommandResult(dead > 0 ? CommandResult.DOES_NOT_HOLD : CommandResult.OK, text.toString());
    }
}
