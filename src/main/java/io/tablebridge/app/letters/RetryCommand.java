package io.tablebridge.app.letters;

import io.tablebridge.app.decide.Decisions;
import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.delivery.DeliveryDecision;
import io.tablebridge.delivery.DeliveryEntries;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Position;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.pipeline.RetryDecision;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code retry ids=<id> <id>…}, {@code source=<name>}, {@code destination=<name>} or {@code all}: appends what a person
 * decided, one bounded decision after the other, each when the database took in the one before.
 */
public final class RetryCommand implements Command {

    private final DeadLetters letters;
    private final Decisions decisions;

    public RetryCommand(DeadLetters letters, Decisions decisions) {
        this.letters = letters;
        this.decisions = decisions;
    }

    /** Dead events a page at a time. */
    @FunctionalInterface
    private interface Pages {
        List<DeadEvent> after(Position last);
    }

    @Override
    public CommandResult run(CommandRequest request) {
        RetryReport report = new RetryReport();
        String source = request.arguments().getOrDefault("source", "");
        String destination = request.arguments().getOrDefault("destination", "");
        String ids = request.arguments().getOrDefault("ids", "").strip();
        if (!ids.isEmpty()) {
            named(NamedLetters.find(letters, ids), report);
        } else if (!source.isEmpty()) {
            letters.checkSource(source);
            events(after -> letters.books().deadEvents(source, after, RetryDecision.MOST), report);
        } else if (!destination.isEmpty()) {
            deliveries(known(destination), report);
        } else if (request.flag("all")) {
            events(after -> letters.books().deadEvents(after, RetryDecision.MOST), report);
            letters.deliveries().counts().forEach(counts -> deliveries(counts, report));
        } else {
            throw OperateException.mistake(Problem.at("", "TB-APP-036"));
        }
        return report.result(request.language());
    }

    private void named(NamedLetters named, RetryReport report) {
        named.events().values().stream()
                .filter(dead -> !dead.isRetryable())
                .findFirst()
                .ifPresent(own -> {
                    throw OperateException.mistake(Problem.at("", "TB-APP-033", LetterId.of(own)));
                });
        events(
                after -> named.events().tailMap(after, false).values().stream()
                        .limit(RetryDecision.MOST)
                        .toList(),
                report);
        named.deliveries().forEach((name, some) -> retry(name, new ArrayList<>(some.keySet()), some.size(), report));
    }

    private void events(Pages pages, RetryReport report) {
        List<DeadEvent> page = pages.after(Position.START);
        while (!page.isEmpty()) {
            List<Position> events = readable(page, report);
            Position last = page.stream()
                    .map(DeadEvent::position)
                    .max(Comparator.naturalOrder())
                    .orElse(Position.START);
            boolean goesOn = events.isEmpty() || retry(events, report);
            page = pages.after(last);
            if (!goesOn) {
                report.leftOut(!page.isEmpty());
                return;
            }
        }
    }

    /** Nothing is decided about what can't be read: the decision would have no effect, or stop the pipeline. */
    private List<Position> readable(List<DeadEvent> page, RetryReport report) {
        List<Position> readable = new ArrayList<>();
        Map<Long, Optional<Problem>> lost = new HashMap<>();
        for (DeadEvent dead : page) {
            if (!dead.isRetryable()) {
                report.ownEntries(1);
                continue;
            }
            Optional<Problem> why = lost.computeIfAbsent(dead.position().entry(), letters::lost);
            why.ifPresentOrElse(problem -> report.lost(dead, problem), () -> readable.add(dead.position()));
        }
        return readable;
    }

    private boolean retry(List<Position> events, RetryReport report) {
        boolean taken = decisions.take(RetryDecision.entry(events, decisions.now()));
        if (taken) {
            report.tried(events.size(), letters.books().deadAmong(events));
        } else {
            report.pendingEvents(events.size());
        }
        return taken;
    }

    private DeliveryAudit.Counts known(String destination) {
        return letters.deliveries().counts().stream()
                .filter(counts -> counts.destination().equals(destination))
                .findFirst()
                .orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-APP-030", destination)));
    }

    private void deliveries(DeliveryAudit.Counts counts, RetryReport report) {
        if (counts.dead() > 0) {
            retry(counts.destination(), List.of(), counts.dead(), report);
        }
    }

    private void retry(String destination, List<Long> guests, long number, RetryReport report) {
        Entry decision = DeliveryEntries.decision(
                destination, DeliveryDecision.RETRY, letters.deliveries().refs(guests), decisions.now());
        report.deliveries(destination, number, decisions.take(decision));
    }
}
