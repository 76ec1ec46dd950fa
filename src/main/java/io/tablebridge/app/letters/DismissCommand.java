package io.tablebridge.app.letters;

import io.tablebridge.app.decide.Decisions;
import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.delivery.DeliveryEntries;
import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Position;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.pipeline.DismissDecision;
import io.tablebridge.pipeline.RetryDecision;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code dismiss ids=<id> <id>… [why] [by]}: appends that a person wants nothing more to be done about these letters, one
 * bounded decision after the other.
 */
public final class DismissCommand implements Command {

    private final DeadLetters letters;
    private final Decisions decisions;

    public DismissCommand(DeadLetters letters, Decisions decisions) {
        this.letters = letters;
        this.decisions = decisions;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        String ids = request.arguments().getOrDefault("ids", "").strip();
        if (ids.isEmpty()) {
            throw OperateException.mistake(Problem.at("", "TB-APP-039"));
        }
        String why = request.arguments().getOrDefault("why", "");
        if (why.length() > Dismissal.MOST_WHY) {
            throw OperateException.mistake(Problem.at("--why", "TB-APP-038", Dismissal.MOST_WHY));
        }
        Dismissal dismissal = new Dismissal(decisions.now(), request.arguments().getOrDefault("by", ""), why);
        NamedLetters named = NamedLetters.find(letters, ids);
        DismissReport report = new DismissReport();
        events(named, dismissal, report);
        named.deliveries().forEach((destination, deliveries) -> {
            List<DeliveryAudit.Dead> open = deliveries.values().stream()
                    .filter(dead -> isMeant(dead.dismissed(), dismissal))
                    .toList();
            report.before(deliveries.size() - open.size());
            if (!open.isEmpty()) {
                deliveries(destination, open, dismissal, report);
            }
        });
        return report.result(request.language());
    }

    private static boolean isMeant(Optional<Dismissal> before, Dismissal now) {
        return before.map(old -> old.isCompletedBy(now)).orElse(true);
    }

    private void deliveries(
            String destination, List<DeliveryAudit.Dead> open, Dismissal dismissal, DismissReport report) {
        List<Long> guests = open.stream().map(DeliveryAudit.Dead::guestId).toList();
        List<String> ids = open.stream().map(LetterId::of).toList();
        if (!decisions.take(
                DeliveryEntries.dismissal(destination, letters.deliveries().refs(guests), dismissal))) {
            report.pending(ids);
            return;
        }
        report.decided(
                ids,
                letters.deliveries().dead(destination, guests).stream()
                        .filter(dead -> dead.dismissed().isPresent())
                        .map(LetterId::of)
                        .toList());
    }

    private void events(NamedLetters named, Dismissal dismissal, DismissReport report) {
        List<DeadEvent> open = named.events().values().stream()
                .filter(dead -> isMeant(dead.dismissed(), dismissal))
                .toList();
        report.before(named.events().size() - open.size());
        List<DeadEvent> rest = new ArrayList<>(open);
        while (!rest.isEmpty()) {
            List<DeadEvent> some = rest.subList(0, Math.min(RetryDecision.MOST, rest.size()));
            List<Position> places = some.stream().map(DeadEvent::position).toList();
            List<String> ids = some.stream().map(LetterId::of).toList();
            if (decisions.take(DismissDecision.entry(places, dismissal))) {
                report.decided(
                        ids,
                        letters.books().deadAmong(places).stream()
                                .filter(dead -> dead.dismissed().isPresent())
                                .map(LetterId::of)
                                .toList());
            } else {
                report.pending(ids);
            }
            some.clear();
        }
    }
}
