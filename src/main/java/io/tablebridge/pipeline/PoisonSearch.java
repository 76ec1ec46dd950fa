package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the bodies that make an entry fail: of a block, or of the events that a retry or a replay reads again. Only these
 * become dead letters; the others go on.
 */
final class PoisonSearch {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonSearch.class);

    private final Consumer<StoredEntry> rehearsal;
    private final Map<Position, String> found = new HashMap<>();

    /** @param rehearsal takes an entry and leaves no trace; throws what taking it throws */
    PoisonSearch(Consumer<StoredEntry> rehearsal) {
        this.rehearsal = rehearsal;
    }

    Condemned condemn(StoredEntry stored, RuntimeException failure) {
        List<Position> retried = stored.entry().kind() == EntryKind.DECISION ? again(stored) : List.of();
        List<Position> bodies = retried.isEmpty() ? bodies(stored) : retried;
        if (!retried.isEmpty() || (stored.entry().kind() == EntryKind.BLOCK && bodies.size() > 1)) {
            search(stored, bodies);
        }
        if (found.isEmpty()) {
            LOG.debug("entry {} is poison", stored.number(), failure);
            bodies.forEach(body -> found.put(body, name(failure)));
        }
        return new Condemned(found);
    }

    /** The events that a decision wants taken again: bodies of a retry, whole entries of a replay. */
    private static List<Position> again(StoredEntry decision) {
        List<Position> entries = ReplayDecision.read(decision).stream()
                .flatMap(chunk -> chunk.entries().stream())
                .map(entry -> new Position(entry, 0))
                .toList();
        return entries.isEmpty() ? List.copyOf(RetryDecision.events(decision)) : entries;
    }

    private static List<Position> bodies(StoredEntry stored) {
        return IntStream.range(0, Math.max(1, stored.entry().bodies().size()))
                .mapToObj(body -> new Position(stored.number(), body))
                .toList();
    }

    private void search(StoredEntry stored, List<Position> some) {
        try {
            rehearsal.accept(part(stored, some));
        } catch (RuntimeException e) {
            if (!Failure.isPoison(e)) {
                throw e;
            }
            if (some.size() == 1) {
                LOG.debug("{} is poison", some.get(0), e);
                found.put(some.get(0), name(e));
            } else {
                int half = some.size() / 2;
                search(stored, some.subList(0, half));
                search(stored, some.subList(half, some.size()));
            }
        }
    }

    private static StoredEntry part(StoredEntry stored, List<Position> some) {
        Entry entry = stored.entry();
        if (entry.kind() == EntryKind.DECISION) {
            return ReplayDecision.read(stored).isPresent()
                    ? ReplayDecision.about(
                            stored, some.stream().map(Position::entry).toList())
                    : RetryDecision.about(stored, some);
        }
        int from = some.get(0).index();
        return new StoredEntry(stored.number(), ImportedRows.part(entry, from, from + some.size()), false);
    }

    /** The class alone: messages may hold values. */
    private static String name(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
