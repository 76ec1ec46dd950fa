package io.tablebridge.journal;

import io.tablebridge.journal.Recovery.Recovered;
import io.tablebridge.settings.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as a folder of append-only segments. Opening never fails because of damage to what is kept: a restaurant must
 * be able to take bookings with a journal that has lost an old page. The damage is told in {@link #start}, and a reader
 * that comes to it stops with a {@link JournalDamagedException}. Numbers of entries that were lost are never given again.
 * Thread-safe.
 */
public final class FileJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    private final JournalSettings settings;
    private final Folder folder;
    private final String bootId;
    private final StopMarks marks;
    private final Recovered recovered;
    private final Segments segments;
    private final Losses losses;
    private final Clock clock;
    private final AppendQueue queue;
    private final JournalWriter writer;
    private final Housekeeping housekeeping;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean settled;

    private FileJournal(JournalSettings settings, JournalFiles files, String bootId, Clock clock) throws IOException {
        this.settings = settings;
        this.folder = new Folder(files);
        this.bootId = bootId;
        this.marks = new StopMarks(files, bootId, clock);
        this.recovered = new Recovery(folder, marks).run();
        this.segments = recovered.segments();
        this.losses = Losses.of(files);
        this.clock = clock;
        this.queue = new AppendQueue(settings.maxQueueEntries(), settings.maxQueueBytes(), settings.retryAfter());
        this.housekeeping = new Housekeeping(folder, segments);
        DiskSpace space = new DiskSpace(files, settings.reserveBytes());
        this.writer =
                new JournalWriter(settings, folder, recovered.id(), segments, queue, space, recovered.nextSerial());
        this.thread = new Thread(writer, "journal-writer");
    }

    /**
     * Opens the journal of a folder, or makes one. Reads only the segments that have no seal: normally the last one.
     *
     * @throws JournalLockedException when another process holds the folder
     * @throws IOException when the folder can't be used, or holds the files of two journals or of a newer release
     */
    public static FileJournal open(JournalSettings settings, Clock clock) throws IOException {
        return open(settings, clock, FolderFiles.open(settings.folder()), BootId.read());
    }

    static FileJournal open(JournalSettings settings, Clock clock, JournalFiles files, String bootId)
            throws IOException {
        try {
            FileJournal journal = new FileJournal(settings, files, bootId, clock);
            journal.begin();
            return journal;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private void begin() throws IOException {
        marks.begin(recovered.id(), segments.end(), start().before() != StartState.Before.UNKNOWN);
        writer.begin();
        for (String useless : recovered.useless()) {
            folder.delete(useless);
        }
        for (Damage damage : damages()) {
            LOG.error(
                    "{}",
                    LogLine.of(
                            "journal.log.damage",
                            damage.firstEntry(),
                            damage.lastEntry(),
                            damage.place(),
                            damage.reason()));
        }
        if (start().cutBytes() > 0) {
            LOG.info("{}", LogLine.of("journal.log.cut", start().cutBytes()));
        }
        thread.start();
    }

    @Override
    public String id() {
        return recovered.id().toString();
    }

    /** What was found when it was opened. */
    public StartState start() {
        return recovered.start();
    }

    /** Free disk, in bytes, below which events and blocks are refused; 0 for none. */
    public long reserveBytes() {
        return settings.reserveBytes();
    }

    /** The machine's boot that the journal was opened in; empty where the system doesn't tell. */
    public String bootId() {
        return bootId;
    }

    /**
     * Says that what follows from the journal was brought into order and is in use. Until then the next start is told of
     * the same stop as this one: a power cut must not be forgotten before the database was recovered from it.
     *
     * @throws UncheckedIOException when it can't be noted; then it counts as not said
     */
    public void settled() {
        try {
            marks.settled(recovered.id(), segments.end());
            settled = true;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not note that the database is in order", e);
        }
    }

    /** Takes {@link #settled} back: what follows from the journal was not closed well, and this will be no clean stop. */
    public void unsettled() {
        settled = false;
    }

    /** The damage known by now that was not passed over: what was found at the start and what readers have met since. */
    public List<Damage> damages() {
        return Stream.concat(
                        losses.damages().stream(),
                        segments.damages().stream().flatMap(damage -> losses.leftOf(damage).stream()))
                .toList();
    }

    /** What was passed over since the journal was made, in that order. */
    public List<Loss> losses() {
        return losses.all();
    }

    /**
     * Reads all entries behind this one and tells which can't be read back, as they would be passed over now.
     *
     * @throws UncheckedIOException when the device fails, perhaps only for now: nothing may be passed over then
     */
    public List<Loss> unreadable(long after) throws InterruptedException {
        return new LossSearch(segments, folder, losses, clock.instant()).behind(after);
    }

    /**
     * Passes over what {@link #unreadable} found: from now on readers get an entry of kind {@link EntryKind#LOST} for each,
     * and go on. It holds once this returns, for good, and also if a disk gives the entries back one day.
     *
     * @param by who decided so
     * @return what was passed over now: what had been before is left out
     * @throws UncheckedIOException when it can't be kept; nothing was passed over then
     */
    public List<Loss> passOver(List<Loss> unreadable, String by) {
        try {
            return losses.add(unreadable.stream().map(loss -> loss.by(by)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the entry can never be taken: larger than {@code maxEntryBytes}, or without
     *     exactly one body when it is no block
     */
    @Override
    public CompletionStage<Receipt> append(Entry entry) {
        Pending pending = new Pending(entry, settings.maxEntryBytes());
        try {
            queue.offer(pending);
            return pending.receipt();
        } catch (JournalUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public long end() {
        return segments.end();
    }

    @Override
    public long oldest() {
        return segments.oldest();
    }

    /**
     * {@inheritDoc} Entries that were deleted on purpose are left out, see {@link #holdsAllAfter}; those that were passed over
     * are of kind {@link EntryKind#LOST}.
     */
    @Override
    public JournalReader readAfter(long entry) {
        return new FileReader(segments, folder, losses, entry);
    }

    /**
     * Shows the entries behind {@code after} up to {@code upTo} without their bodies, which are neither read nor checked:
     * much cheaper than reading.
     *
     * @throws JournalDamagedException when a forced entry can't be read back
     */
    public void heads(long after, long upTo, Consumer<StoredHead> to) throws InterruptedException {
        try (FileReader reader = new FileReader(segments, folder, losses, after)) {
            reader.heads(upTo, to);
        }
    }

    /**
     * The entry behind which everything stands that came in since then, by our clock: where to begin when only the
     * newest entries matter. May lie a segment too early, never too late.
     */
    public long lastBefore(Instant time) {
        return segments.lastBefore(time);
    }

    /** What came in since the journal was made, deleted segments included. Costs nothing per entry. */
    public ReceivedTotals receivedTotals() {
        return segments.received();
    }

    /** Whether nothing behind this entry was deleted on purpose: a database may be rebuilt from there. */
    public boolean holdsAllAfter(long entry) {
        return segments.holdsAllAfter(entry);
    }

    /**
     * Deletes the segments that lie wholly before an entry, except those that hold a needed one. Counts are kept.
     *
     * @param needed entries that still wait or are dead
     * @return how many segments were deleted
     * @throws UncheckedIOException when the device fails; what was not deleted is still there
     */
    public int deleteSegmentsBefore(long entry, Set<Long> needed) {
        try {
            return housekeeping.deleteBefore(entry, new TreeSet<>(needed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Empties the bodies of these entries, for good once this returns and the readers that were in their segments have
     * gone on. Numbers, kinds, times, ids and headers stay. Entries that are no longer there are passed over.
     *
     * @throws JournalDamagedException when an entry lies in a damaged group and can't be erased on its own
     * @throws JournalUnavailableException when the journal is closed
     * @throws UncheckedIOException when the device fails; call again
     */
    public void erase(Set<Long> entries) {
        CompletableFuture<Boolean> rolled = new CompletableFuture<>();
        queue.onWriter(() -> {
            writer.roll();
            rolled.complete(true);
        });
        rolled.join();
        try {
            housekeeping.erase(new TreeSet<>(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether everything is taken now; for health and alerts. */
    public boolean isTaking() {
        return queue.admission() == Admission.ALL;
    }

    /** {@inheritDoc} It is a clean stop only after {@link #settled}. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        queue.admit(Admission.CLOSED);
        boolean interrupted = joinWriter();
        try (JournalFiles files = folder.files()) {
            if (settled) {
                marks.stopped(recovered.id(), segments.end());
            }
            LOG.debug("journal closed, {}, in order: {}", files, settled);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not mark its clean stop", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean joinWriter() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(Duration.ofSeconds(1).toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
