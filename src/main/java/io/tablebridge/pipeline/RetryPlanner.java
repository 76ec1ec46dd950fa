package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps the events of a retry again. Holds one entry's bodies at a time, however many events are tried. */
final class RetryPlanner {

    private static final Logger LOG = LoggerFactory.getLogger(RetryPlanner.class);

    private final Journal journal;
    private final BiFunction<StoredEntry, Integer, MappedBody> mapping;

    /** @param mapping what an entry's body becomes now */
    RetryPlanner(Journal journal, BiFunction<StoredEntry, Integer, MappedBody> mapping) {
        this.journal = journal;
        this.mapping = mapping;
    }

    /** An event that the journal does not give back stays as it is. */
    Step plan(StoredEntry decision, Collection<Position> events) {
        List<MappedBody> mapped = new ArrayList<>();
        long at = 0;
        Optional<StoredEntry> again = Optional.empty();
        for (Position event : events) {
            if (event.entry() != at) {
                at = event.entry();
                again = read(at);
                if (again.isEmpty()) {
                    LOG.warn("{}", LogLine.of("pipeline.log.lost", at));
                }
            }
            again.filter(stored -> isEvent(stored)
                            && event.index() < stored.entry().bodies().size())
                    .ifPresent(stored -> mapped.add(withoutBodies(mapping.apply(stored, event.index()))));
        }
        return new Step.Retry(decision, mapped);
    }

    static boolean isEvent(StoredEntry stored) {
        EntryKind kind = stored.entry().kind();
        return kind == EntryKind.EVENT || kind == EntryKind.BLOCK;
    }

    /** The same without the bytes, which are not needed any more. */
    static MappedBody withoutBodies(MappedBody mapped) {
        Entry whole = mapped.stored().entry();
        Entry head = new Entry(
                whole.kind(), whole.source(), whole.eventId(), whole.receivedAt(), whole.headers(), List.of());
        StoredEntry stored =
                new StoredEntry(mapped.stored().number(), head, mapped.stored().erased());
        return new MappedBody(
                stored, mapped.body(), mapped.result(), mapped.fingerprint(), mapped.thin(), mapped.row());
    }

    private Optional<StoredEntry> read(long number) {
        try (JournalReader reader = journal.readAfter(number - 1)) {
            return reader.next(1, 1, Duration.ZERO).stream()
                    .filter(stored ->
                            stored.number() == number && stored.entry().kind() != EntryKind.LOST)
                    .findFirst();
        } catch (JournalDamagedException e) {
            LOG.debug("entry {} is damaged", number, e);
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw new StoreUnavailableException(Problem.at("", "TB-PIP-010", number), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the journal", e);
        }
    }
}
