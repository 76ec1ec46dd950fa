package io.tablebridge.camel;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.journal.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps entries in memory; can be told to wait or to refuse. */
final class MemoryJournal implements Journal {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean refusing;

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public synchronized CompletionStage<Receipt> append(Entry entry) {
        CompletableFuture<Receipt> done = new CompletableFuture<>();
        if (refusing) {
            done.completeExceptionally(new JournalUnavailableException("full", Duration.ofSeconds(7)));
        } else if (holding) {
            held.add(() -> complete(entry, done));
        } else {
            complete(entry, done);
        }
        return done;
    }

    private synchronized void complete(Entry entry, CompletableFuture<Receipt> done) {
        entries.add(entry);
        done.complete(new Receipt(entries.size()));
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized int waiting() {
        return held.size();
    }

    synchronized void release() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    synchronized void refuse(boolean value) {
        refusing = value;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
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
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
