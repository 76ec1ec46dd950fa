package io.tablebridge.delivery;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.journal.Receipt;
import io.tablebridge.journal.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal in memory that can be told to refuse entries of a kind. */
final class MemoryJournal implements Journal {

    private final List<StoredEntry> entries = new ArrayList<>();
    private Optional<EntryKind> refused = Optional.empty();

    synchronized void refuse(EntryKind kind) {
        refused = Optional.of(kind);
    }

    synchronized void refuseNothing() {
        refused = Optional.empty();
    }

    synchronized List<StoredEntry> entries() {
        return List.copyOf(entries);
    }

    List<StoredEntry> entries(EntryKind kind) {
        return entries().stream().filter(e -> e.entry().kind() == kind).toList();
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public synchronized CompletionStage<Receipt> append(Entry entry) {
        if (refused.equals(Optional.of(entry.kind()))) {
            return CompletableFuture.failedStage(new JournalUnavailableException("full", Duration.ofSeconds(1)));
        }
        long number = entries.size() + 1L;
        entries.add(new StoredEntry(number, entry, false));
        return CompletableFuture.completedStage(new Receipt(number));
    }

    @Override
    public synchronized long end() {
        return entries.size();
    }

    @Override
    public long oldest() {
        return 1;
    }

    @Override
    public JournalReader readAfter(long entry) {
        List<StoredEntry> after = entries().subList((int) entry, entries().size());
        return new JournalReader() {
            @Override
            public List<StoredEntry> next(int maxEntries, long maxBytes, Duration wait) {
                return after.subList(0, Math.min(maxEntries, after.size()));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
