package io.tablebridge.pipeline;

import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.InboundMapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal and maps what it reads on a thread of its own, while the pipeline stores what came before. Asked by
 * one thread at a time.
 */
final class ReadAhead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_BYTES = 2L << 20;

    /** Whoever asks for the next waits for it, too, and no longer than that. */
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final JournalReader reader;
    private final BodyMapper mapper = new BodyMapper();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "pipeline-ahead");
        made.setDaemon(true);
        return made;
    });
    private Optional<Future<Part>> reading = Optional.empty();

    ReadAhead(JournalReader reader) {
        this.reader = reader;
    }

    /** Entries that follow each other, and what they become as far as that is known; empty when nothing came. */
    record Part(List<StoredEntry> entries, MappedAhead mapped) {}

    /**
     * The next entries.
     *
     * @param wait how long to wait for one
     * @throws InterruptedException when the waiting thread is asked to stop; ask again
     */
    Part next(Duration wait) throws InterruptedException {
        if (reading.isPresent()) {
            Part read = taken(reading.get());
            if (!read.entries().isEmpty()) {
                return read;
            }
        }
        return read(wait, Map.of());
    }

    private Part taken(Future<Part> future) throws InterruptedException {
        try {
            Part part = future.get();
            reading = Optional.empty();
            return part;
        } catch (ExecutionException e) {
            reading = Optional.empty();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the journal could not be read ahead", e.getCause());
        }
    }

    /**
     * Begins to read what comes next, where that was not begun.
     *
     * @param mappings by name, as far as they are known now
     */
    void begin(Map<String, InboundMapping> mappings) {
        if (reading.isEmpty()) {
            reading = Optional.of(thread.submit(() -> read(MOMENT, mappings)));
        }
    }

    private Part read(Duration wait, Map<String, InboundMapping> mappings) throws InterruptedException {
        List<StoredEntry> entries = reader.next(MOST_ENTRIES, MOST_BYTES, wait);
        try {
            return new Part(entries, MappedAhead.of(entries, mappings, mapper));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The reader is past them: they are mapped in their turn.
            LOG.debug("nothing was mapped ahead", e);
            return new Part(entries, MappedAhead.NOTHING);
        }
    }

    /** Frees the reader; nobody may be asking. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }
}
