package io.tablebridge.pipeline;

import io.tablebridge.guests.LinkDecision;
import io.tablebridge.intake.fetch.FetchSetback;
import io.tablebridge.intake.fetch.ThinEvent;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.pipeline.ActiveMappings.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Turns entries into steps: resends, mappings in force, mapping. Reads the journal for retries, never the database. */
final class Planner {

    private final ActiveMappings mappings;
    private final ResendWindow resends;
    private final Journal journal;
    private final BodyMapper mapper = new BodyMapper();
    private MappedAhead ahead = MappedAhead.NOTHING;

    Planner(ActiveMappings mappings, ResendWindow resends, Journal journal) {
        this.mappings = mappings;
        this.resends = resends;
        this.journal = journal;
    }

    /** What the entries that come next became already. */
    void expect(MappedAhead mapped) {
        ahead = mapped;
    }

    Step plan(StoredEntry stored, Condemned condemned) {
        String failure = condemned.failures().get(new Position(stored.number(), 0));
        return switch (stored.entry().kind()) {
            case EVENT, BLOCK -> event(stored, condemned);
            case RULE -> failure == null ? rule(stored) : new Step.Condemn(stored, failure);
            case CLAIM, OUTCOME -> failure == null ? outcome(stored) : new Step.Condemn(stored, failure);
            case DECISION -> decision(stored, condemned);
            case RUN -> failure == null ? new Step.Run(stored) : new Step.Pass(stored);
            case LOST -> new Step.Pass(stored);
        };
    }

    private static Step outcome(StoredEntry stored) {
        return FetchSetback.isOne(stored.entry()) ? new Step.Unfetched(stored) : new Step.Tell(stored);
    }

    private Step event(StoredEntry stored, Condemned condemned) {
        if (stored.erased()) {
            return new Step.Count(stored, EventState.ERASED);
        }
        if (resends.isResend(stored.entry())) {
            return new Step.Count(stored, EventState.DUPLICATE);
        }
        if (Entry.IGNORED.equals(stored.entry().headers().get(Entry.MAPPING))) {
            return new Step.Count(stored, EventState.IGNORED);
        }
        List<MappedBody> bodies = new ArrayList<>();
        for (int body = 0; body < stored.entry().bodies().size(); body++) {
            bodies.add(map(stored, body, condemned));
        }
        return new Step.Take(stored, bodies);
    }

    private MappedBody map(StoredEntry stored, int body, Condemned condemned) {
        String failure = condemned.failures().get(new Position(stored.number(), body));
        if (failure != null) {
            return MappedBody.refused(stored, body, "TB-PIP-002", failure);
        }
        Entry entry = stored.entry();
        if (ThinEvent.isThin(entry)) {
            return ThinEvent.of(stored)
                    .map(event -> MappedBody.thin(stored, event))
                    .orElseGet(() -> MappedBody.refused(stored, body, "TB-PIP-012", ThinEvent.places(entry)));
        }
        String name = entry.headers().getOrDefault(Entry.MAPPING, "");
        if (name.isEmpty()) {
            return MappedBody.refused(stored, body, "TB-PIP-001");
        }
        Optional<InboundMapping> mapping = mappings.named(name);
        if (mapping.isEmpty()) {
            return MappedBody.refused(stored, body, mappings.isActive(name) ? "TB-PIP-004" : "TB-PIP-003", name);
        }
        return ahead.find(stored, body, mapping.get()).orElseGet(() -> mapper.map(stored, body, mapping.get()));
    }

    /** In a replay an entry is condemned as a whole. */
    private MappedBody mapAgain(StoredEntry stored, int body, Condemned condemned) {
        String failure = condemned.failures().get(new Position(stored.number(), 0));
        return failure == null ? map(stored, body, condemned) : MappedBody.refused(stored, body, "TB-PIP-002", failure);
    }

    private Step rule(StoredEntry stored) {
        String text = new String(stored.entry().body(), StandardCharsets.UTF_8);
        mappings.activate(new Rule(stored.entry().source(), text, stored.number()));
        return new Step.Pass(stored);
    }

    private Step decision(StoredEntry stored, Condemned condemned) {
        SortedSet<Position> events = RetryDecision.events(stored);
        if (!events.isEmpty()) {
            return new RetryPlanner(journal, (again, body) -> map(again, body, condemned)).plan(stored, events);
        }
        Optional<ReplayChunk> replay = ReplayDecision.read(stored);
        if (replay.isPresent()) {
            return new ReplayPlanner(journal, mappings, (again, body) -> mapAgain(again, body, condemned))
                    .plan(stored, replay.get());
        }
        String failure = ReplayDecision.isOne(stored)
                ? "unreadable"
                : condemned.failures().get(new Position(stored.number(), 0));
        if (failure != null) {
            return new Step.Condemn(stored, failure);
        }
        Optional<TakeBackDecision.Wanted> takeBack = TakeBackDecision.read(stored);
        if (takeBack.isPresent()) {
            return new Step.TakenBack(stored, takeBack.get());
        }
        Optional<LinkDecision> bill = BillDecision.read(stored);
        if (bill.isPresent()) {
            return new Step.Assign(stored, bill.get());
        }
        SortedSet<Position> dismissed = DismissDecision.events(stored);
        return dismissed.isEmpty()
                ? new Step.Tell(stored)
                : new Step.Dismiss(stored, dismissed, DismissDecision.dismissal(stored));
    }
}
