package io.tablebridge.journal;

import io.tablebridge.settings.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the segments of a folder in order. Holds one group in memory, and the file of the segment it is in. */
final class FileReader implements JournalReader {

    private static final Logger LOG = LoggerFactory.getLogger(FileReader.class);

    private final Segments segments;
    private final Folder folder;
    private final Losses losses;
    private long position;
    private @Nullable OpenSegment open;

    FileReader(Segments segments, Folder folder, Losses losses, long position) {
        this.segments = segments;
        this.folder = folder;
        this.losses = losses;
        this.position = position;
    }

    @Override
    public List<StoredEntry> next(int maxEntries, long maxBytes, Duration wait) throws InterruptedException {
        if (!segments.awaitAfter(position, wait)) {
            return List.of();
        }
        List<StoredEntry> read = new ArrayList<>(Math.min(maxEntries, 1024));
        long begin = position;
        long bytes = 0;
        try {
            while (read.size() < maxEntries && bytes < maxBytes && position < segments.end()) {
                StoredEntry entry = entry(position + 1);
                read.add(entry);
                position = entry.number();
                for (byte[] body : entry.entry().bodies()) {
                    bytes += body.length;
                }
            }
        } catch (JournalDamagedException e) {
            segments.addDamage(e.damage());
            if (read.isEmpty()) {
                throw e;
            }
        } catch (ClosedByInterruptException e) {
            position = begin;
            throw stopped(e);
        } catch (IOException e) {
            UncheckedIOException failure = unreadable(e);
            if (read.isEmpty()) {
                throw failure;
            }
            LOG.warn("{}", LogLine.of("journal.log.partly-read", read.size(), e));
        } catch (RuntimeException e) {
            position = begin;
            throw e;
        }
        return read;
    }

    private StoredEntry entry(long number) throws IOException {
        Optional<Loss> loss = losses.at(number);
        return loss.isPresent() ? lost(number, loss.get()) : segment().next(number);
    }

    private static StoredEntry lost(long number, Loss loss) {
        Entry nothing = new Entry(EntryKind.LOST, "", "", loss.passedOverAt(), Map.of(), List.of());
        return new StoredEntry(number, nothing, true);
    }

    /** Shows the heads of the entries up to this one, and ends behind it. */
    void heads(long upTo, Consumer<StoredHead> to) throws InterruptedException {
        try {
            while (position < Math.min(upTo, segments.end())) {
                Optional<Loss> loss = losses.at(position + 1);
                if (loss.isPresent()) {
                    position = loss.get().last();
                    continue;
                }
                StoredHead head = segment().nextHead(position + 1);
                position = head.number();
                if (position <= upTo) {
                    to.accept(head);
                }
            }
        } catch (JournalDamagedException e) {
            segments.addDamage(e.damage());
            throw e;
        } catch (ClosedByInterruptException e) {
            throw stopped(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InterruptedException stopped(ClosedByInterruptException cause) {
        close();
        Thread.interrupted();
        InterruptedException stopped = new InterruptedException("interrupted while reading the journal");
        stopped.initCause(cause);
        return stopped;
    }

    /** Perhaps only for now: the file is opened anew for the next try, and no lasting damage is noted. */
    private UncheckedIOException unreadable(IOException cause) {
        String place = place();
        close();
        return new UncheckedIOException("entry " + (position + 1) + " can't be read now, in " + place, cause);
    }

    private String place() {
        OpenSegment current = open;
        return current == null ? "segment" : current.segment().name();
    }

    /** The segment with the next entry, or the one after a deleted range; the position then moves over that range. */
    private OpenSegment segment() throws IOException {
        long wanted = position + 1;
        OpenSegment current = open;
        if (current != null && wanted <= current.segment().last()) {
            return current;
        }
        close();
        Segment next = segments.enter(wanted);
        try {
            OpenSegment opened = new OpenSegment(next, folder.files().open(next.name()), wanted);
            open = opened;
            position = Math.max(position, next.first() - 1);
            return opened;
        } catch (IOException | RuntimeException e) {
            leave(next);
            throw e;
        }
    }

    private void leave(Segment segment) {
        if (segments.leave(segment)) {
            try {
                folder.delete(segment.name());
            } catch (IOException e) {
                LOG.warn("{}", LogLine.of("journal.log.not-deleted", segment.name(), e));
            }
        }
    }

    @Override
    public void close() {
        OpenSegment current = open;
        open = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                LOG.debug("closing after reading failed", e);
            } finally {
                leave(current.segment());
            }
        }
    }
}
