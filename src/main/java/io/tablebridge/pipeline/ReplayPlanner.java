package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps the events of a replay's chunk again, reading the journal once from its lowest to its highest entry. */
final class ReplayPlanner {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayPlanner.class);
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_BYTES = 1 << 20;

    private final Journal journal;
    private final ActiveMappings mappings;
    private final BiFunction<StoredEntry, Integer, MappedBody> mapping;

    /** @param mapping what an entry's body becomes now */
    ReplayPlanner(Journal journal, ActiveMappings mappings, BiFunction<StoredEntry, Integer, MappedBody> mapping) {
        this.journal = journal;
        this.mappings = mappings;
        this.mapping = mapping;
    }

    /** An event that the journal does not give back stays as it was read before. */
    Step plan(StoredEntry decision, ReplayChunk chunk) {
        if (!mappings.isInForce(chunk.replay().mapping(), chunk.replay().rule())) {
            return new Step.Reread(
                    decision, chunk, List.of(), 0, chunk.entries().size());
        }
        List<MappedBody> bodies = new ArrayList<>();
        NavigableSet<Long> wanted = new TreeSet<>(chunk.entries());
        int lost = 0;
        while (!wanted.isEmpty()) {
            try (JournalReader reader = journal.readAfter(wanted.first() - 1)) {
                lost += read(reader, wanted, chunk.replay(), bodies);
            } catch (JournalDamagedException e) {
                LOG.warn("{}", LogLine.of("pipeline.log.lost", e.firstEntry()));
                lost += drop(wanted, e.lastEntry());
            } catch (UncheckedIOException e) {
                throw new StoreUnavailableException(Problem.at("", "TB-PIP-010", wanted.first()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading the journal", e);
            }
        }
        Collections.reverse(bodies);
        return new Step.Reread(decision, chunk, bodies, lost, 0);
    }

    /** Reads on until nothing is wanted any more, a batch of entries at a time; gives how many of them are no events. */
    private int read(JournalReader reader, NavigableSet<Long> wanted, Replay replay, List<MappedBody> bodies)
            throws InterruptedException {
        int lost = 0;
        while (!wanted.isEmpty()) {
            List<StoredEntry> some = reader.next(MOST_ENTRIES, MOST_BYTES, Duration.ZERO);
            if (some.isEmpty()) {
                return lost + drop(wanted, Long.MAX_VALUE);
            }
            for (StoredEntry stored : some) {
                lost += drop(wanted, stored.number() - 1); // what is missing before it was let go
                if (wanted.remove(stored.number())) {
                    lost += take(stored, replay, bodies) ? 0 : 1;
                }
            }
        }
        return lost;
    }

    private boolean take(StoredEntry stored, Replay replay, List<MappedBody> bodies) {
        boolean same = replay.mapping().equals(stored.entry().headers().get(Entry.MAPPING));
        if (!RetryPlanner.isEvent(stored) || stored.erased() || !same) {
            return false;
        }
        for (int body = 0; body < stored.entry().bodies().size(); body++) {
            bodies.add(RetryPlanner.withoutBodies(mapping.apply(stored, body)));
        }
        return true;
    }

    private static int drop(NavigableSet<Long> wanted, long last) {
        NavigableSet<Long> gone = wanted.headSet(last, true);
        int count = gone.size();
        gone.clear();
        return count;
    }
}
