package io.tablebridge.delivery;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When events came in and from where, to tell how fresh a destination is: the newest from memory, the others, also those
 * from before this process began, from the journal. Bounded; thread-safe.
 */
public final class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    /** Where an entry came from, and when. */
    record Arrival(String source, Instant receivedAt) {}

    private final Journal journal;
    private final Map<Long, Arrival> byEntry;

    /**
     * @param most how many entries are remembered, the oldest are forgotten first
     */
    public Arrivals(Journal journal, int most) {
        this.journal = journal;
        this.byEntry = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Arrival> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized void record(long entry, String source, Instant receivedAt) {
        byEntry.put(entry, new Arrival(source, receivedAt));
    }

    /** Empty when the entry is no event, or can't be read: then a figure is missed, and whoever needs the entry says so. */
    Optional<Arrival> of(long entry) {
        Optional<Arrival> remembered = remembered(entry);
        return remembered.isPresent() || entry < journal.oldest() ? remembered : kept(entry);
    }

    private synchronized Optional<Arrival> remembered(long entry) {
        return Optional.ofNullable(byEntry.get(entry));
    }

    private Optional<Arrival> kept(long number) {
        try (JournalReader reader = journal.readAfter(number - 1)) {
            return reader.next(1, 1, Duration.ZERO).stream()
                    .filter(stored -> stored.number() == number)
                    .map(StoredEntry::entry)
                    .filter(entry -> entry.kind() == EntryKind.EVENT)
                    .map(Arrivals::arrival)
                    .findFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (JournalDamagedException | UncheckedIOException e) {
            LOG.debug("the arrival of entry {} can't be read", number, e);
            return Optional.empty();
        }
    }

    private static Arrival arrival(Entry entry) {
        return new Arrival(entry.source(), entry.receivedAt());
    }
}
