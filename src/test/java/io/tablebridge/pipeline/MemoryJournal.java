package io.tablebridge.pipeline;

import io.tablebridge.journal.Damage;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.Receipt;
import io.tablebridge.journal.StoredEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal that keeps its entries in memory. */
final class MemoryJournal implements Journal {

    private final String id;
    private final List<StoredEntry> entries = new ArrayList<>();
    private Optional<Damage> damage = Optional.empty();
    private long failing;

    MemoryJournal(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized CompletionStage<Receipt> append(Entry entry) {
        entries.add(new StoredEntry(entries.size() + 1L, entry, false));
        return CompletableFuture.completedFuture(new Receipt(entries.size()));
    }

    synchronized long add(Entry entry) {
        append(entry);
        return end();
    }

    synchronized void erase(long number) {
        Entry entry = entries.get((int) number - 1).entry();
        Entry stub =
                new Entry(entry.kind(), entry.source(), "", entry.receivedAt(), entry.headers(), List.of(new byte[0]));
        entries.set((int) number - 1, new StoredEntry(number, stub, true));
    }

    /** From now on nothing of these entries can be read back. */
    synchronized void damage(long first, long last) {
        damage = Optional.of(new Damage(first, last, "memory", "its checksum doesn't hold"));
    }

    /** From now on the disk fails at this entry; 0 for none. */
    synchronized void failAt(long number) {
        failing = number;
    }

    private synchronized void check(long after, long last) {
        if (failing > after && failing <= last) {
            throw new UncheckedIOException(new IOException("bad sector"));
        }
        damage.filter(range -> range.firstEntry() <= last && range.lastEntry() > after)
                .ifPresent(range -> {
                    throw new JournalDamagedException(range);
                });
    }

    @Override
    public synchronized long end() {
        return entries.size();
    }

    @Override
    public long oldest() {
        return 1;
    }

    synchronized List<StoredEntry> between(long after, long last) {
        return List.copyOf(entries.subList((int) after, (int) last));
    }

    @Override
    public JournalReader readAfter(long entry) {
        return new JournalReader() {
            private long position = entry;

            @Override
            public List<StoredEntry> next(int maxEntries, long maxBytes, Duration wait) {
                check(position, Math.min(end(), position + maxEntries));
                List<StoredEntry> next = between(position, Math.min(end(), position + maxEntries));
                position += next.size();
                return next;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
