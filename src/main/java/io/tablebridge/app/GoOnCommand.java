package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.delivery.DeliveryDecision;
import io.tablebridge.delivery.DeliveryEntries;
import io.tablebridge.journal.Entry;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/**
 * Lifts what holds a destination at this moment, and only that: a word about a pause is none about the first writes, which
 * nobody may have seen yet.
 */
final class GoOnCommand implements Command {

    private static final String TOKEN_REFUSED = "TB-DEL-010";

    private final DeliveryAudit deliveries;
    private final FirstWrites firstWrites;
    private final ToLongFunction<Entry> journal;
    private final LongPredicate settled;
    private final Clock clock;

    GoOnCommand(
            DeliveryAudit deliveries,
            FirstWrites firstWrites,
            ToLongFunction<Entry> journal,
            LongPredicate settled,
            Clock clock) {
        this.deliveries = deliveries;
        this.firstWrites = firstWrites;
        this.journal = journal;
        this.settled = settled;
        this.clock = clock;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        DeliveryAudit.Counts counts = destination(request);
        String name = counts.destination();
        Optional<Problem> paused = counts.paused();
        if (paused.isEmpty() && !firstWrites.halts(counts)) {
            throw OperateException.mistake(Problem.at("", "TB-APP-170", name));
        }
        DeliveryDecision decision = paused.isPresent() ? DeliveryDecision.GO_ON : DeliveryDecision.GO_AHEAD;
        long entry = journal.applyAsLong(DeliveryEntries.decision(name, decision, List.of(), clock.instant()));
        Locale language = request.language();
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text(language, settled.test(entry) ? "app.go-on.done" : "app.go-on.accepted", name));
        if (paused.isPresent()) {
            lines.addAll(unpaused(paused.get(), counts, language));
        } else {
            lines.add(Messages.text(language, "app.go-on.first-writes", counts.writes()));
        }
        return new CommandResult(CommandResult.OK, String.join("\n", lines));
    }

    private List<String> unpaused(Problem pause, DeliveryAudit.Counts counts, Locale language) {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text(language, "app.go-on.pause", pause.code()));
        if (pause.code().equals(TOKEN_REFUSED)) {
            lines.add(Messages.text(language, "app.go-on.token", counts.destination()));
        }
        OptionalLong limit = firstWrites.limit(counts);
        limit.ifPresent(first -> lines.add(Messages.text(language, "app.go-on.limit", first)));
        return lines;
    }

    private DeliveryAudit.Counts destination(CommandRequest request) {
        String name = request.arguments().getOrDefault("destination", "");
        return deliveries.counts().stream()
                .filter(counts -> counts.destination().equals(name))
                .findFirst()
                .orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-APP-030", name)));
    }
}
