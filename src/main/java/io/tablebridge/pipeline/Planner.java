package io.tablebridge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingInput;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.pipeline.ActiveMappings.Rule;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns entries into steps: resends, mappings in force, mapping. Reads the journal for retries, never the database. */
final class Planner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_RETRIES = 500;

    private final ActiveMappings mappings;
    private final ResendWindow resends;
    private final Journal journal;

    Planner(ActiveMappings mappings, ResendWindow resends, Journal journal) {
        this.mappings = mappings;
        this.resends = resends;
        this.journal = journal;
    }

    Step plan(StoredEntry stored, Condemned condemned) {
        String failure = condemned.failures().get(new Position(stored.number(), 0));
        return switch (stored.entry().kind()) {
            case EVENT, BLOCK -> event(stored, condemned);
            case RULE -> failure == null ? rule(stored) : new Step.Condemn(stored, failure);
            case CLAIM, OUTCOME -> failure == null ? new Step.Tell(stored) : new Step.Condemn(stored, failure);
            case DECISION -> failure == null ? decision(stored) : new Step.Condemn(stored, failure);
            case RUN -> new Step.Pass(stored);
        };
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
            String failure = condemned.failures().get(new Position(stored.number(), body));
            bodies.add(failure == null ? map(stored, body) : refuse(stored, body, "TB-PIP-002", failure));
        }
        return new Step.Take(stored, bodies);
    }

    private MappedBody map(StoredEntry stored, int body) {
        Entry entry = stored.entry();
        String name = entry.headers().getOrDefault(Entry.MAPPING, "");
        if (name.isEmpty()) {
            return refuse(stored, body, "TB-PIP-001");
        }
        Optional<InboundMapping> mapping = mappings.named(name);
        if (mapping.isEmpty()) {
            return refuse(stored, body, mappings.isActive(name) ? "TB-PIP-004" : "TB-PIP-003", name);
        }
        MappingInput input =
                new MappingInput(entry.source(), entry.headers(), entry.bodies().get(body));
        return new MappedBody(stored, body, mapping.get().map(input));
    }

    private static MappedBody refuse(StoredEntry stored, int body, String code, Object... arguments) {
        Problem problem = Problem.at(stored.entry().source(), code, arguments);
        return new MappedBody(stored, body, new MappingResult.Unmappable(List.of(new FieldError("", problem))));
    }

    private Step rule(StoredEntry stored) {
        String text = new String(stored.entry().body(), StandardCharsets.UTF_8);
        mappings.activate(new Rule(stored.entry().source(), text, stored.number()));
        return new Step.Pass(stored);
    }

    private Step decision(StoredEntry stored) {
        SortedSet<Long> entries = retried(stored);
        if (entries.isEmpty()) {
            return new Step.Tell(stored);
        }
        List<MappedBody> bodies = new ArrayList<>();
        for (long number : entries) {
            StoredEntry again = read(number);
            for (int body = 0; body < again.entry().bodies().size(); body++) {
                bodies.add(map(again, body));
            }
        }
        return new Step.Retry(stored, bodies);
    }

    /** The entries that a decision wants tried again; none when it is a decision about something else. */
    private SortedSet<Long> retried(StoredEntry stored) {
        TreeSet<Long> entries = new TreeSet<>();
        if (stored.erased()) {
            return entries;
        }
        try {
            JsonNode list = JSON.readTree(stored.entry().body()).path("retry");
            for (JsonNode number : list) {
                boolean earlier = number.canConvertToLong()
                        && number.longValue() >= journal.oldest()
                        && number.longValue() < stored.number();
                if (earlier && entries.size() < MOST_RETRIES) {
                    entries.add(number.longValue());
                }
            }
        } catch (IOException e) {
            // No JSON: a decision in another room's own form.
            return entries;
        }
        return entries;
    }

    private StoredEntry read(long number) {
        try (JournalReader reader = journal.readAfter(number - 1)) {
            List<StoredEntry> found = reader.next(1, 1, Duration.ZERO);
            if (found.isEmpty() || found.get(0).number() != number) {
                throw new IllegalStateException("the journal does not give back its entry " + number);
            }
            return found.get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the journal", e);
        }
    }
}
