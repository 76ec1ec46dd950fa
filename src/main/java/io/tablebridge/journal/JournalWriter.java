package io.tablebridge.journal;

import io.tablebridge.settings.LogLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Takes what waits as one group, writes it, forces it, hands out the receipts. After a failed
 * write or force the segment is abandoned, since nobody can say what became of its last bytes: they are never tried again
 * on the same file, and the header of the next segment, which begins with the entry after the last forced one, makes them
 * void.
 */
final class JournalWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private final JournalSettings settings;
    private final Folder folder;
    private final UUID journal;
    private final Segments segments;
    private final AppendQueue queue;
    private final DiskSpace space;
    private final GroupEncoder encoder;
    private long nextSerial;
    private @Nullable ActiveSegment active;
    private long failedAt;

    JournalWriter(
            JournalSettings settings,
            Folder folder,
            UUID journal,
            Segments segments,
            AppendQueue queue,
            DiskSpace space,
            long nextSerial) {
        this.settings = settings;
        this.folder = folder;
        this.journal = journal;
        this.segments = segments;
        this.queue = queue;
        this.space = space;
        this.nextSerial = nextSerial;
        this.encoder = new GroupEncoder(settings.maxGroupBytes());
    }

    /** Makes the segment that this start writes to; before the thread is started. */
    void begin() throws IOException {
        queue.admit(space.admission());
        active = newSegment();
    }

    @Override
    public void run() {
        try {
            while (!queue.isFinished()) {
                step();
            }
            LOG.debug("journal writer ends at entry {}", segments.end());
        } finally {
            queue.admit(Admission.CLOSED);
            queue.tasks().forEach(Runnable::run);
            refuse(queue.drain());
            finish();
        }
    }

    private void step() {
        List<Pending> group = queue.take(settings.maxGroupBytes(), queue.idleNanos());
        try {
            queue.tasks().forEach(Runnable::run);
            // Whoever waits on a receipt may have interrupted our thread, and an interrupted write closes the file.
            Thread.interrupted();
            if (take(group)) {
                return;
            }
        } catch (Throwable e) {
            // An error too, such as a lack of memory: the callers of this group wait for an answer.
            abandon(e);
        }
        refuse(group);
    }

    /** Whether the group was written. */
    private boolean take(List<Pending> group) throws IOException {
        ActiveSegment target = active;
        if (target == null
                && System.nanoTime() - failedAt >= settings.retryAfter().toNanos()) {
            target = newSegment();
            active = target;
            LOG.info("{}", LogLine.of("journal.log.again", segments.end() + 1));
        }
        if (target == null) {
            return false;
        }
        queue.admit(space.admission());
        if (group.isEmpty()) {
            return false;
        }
        write(target, group);
        return true;
    }

    private void write(ActiveSegment to, List<Pending> group) throws IOException {
        ActiveSegment target = to;
        if (to.segment().validBytes() >= settings.segmentBytes()) {
            target = roll(to);
        }
        Segment segment = target.segment();
        long first = segments.end() + 1;
        ByteBuffer bytes = encoder.encode(group, first, segment.header().salt());
        int length = bytes.remaining();
        target.append(bytes);
        segments.publish(segment, GroupSummary.of(first, group), segment.validBytes(), length);
        space.wrote(length);
        queue.settled(group);
        long number = first;
        for (Pending entry : group) {
            entry.receipt().complete(new Receipt(number++));
        }
    }

    /** Begins a new segment if this one holds anything, so that it can be rewritten. A task for the writer's thread. */
    void roll() {
        ActiveSegment full = active;
        if (full == null || full.segment().isEmpty()) {
            return;
        }
        try {
            roll(full);
        } catch (IOException | RuntimeException e) {
            abandon(e);
        }
    }

    private ActiveSegment roll(ActiveSegment full) throws IOException {
        ActiveSegment next = newSegment();
        active = next;
        full.close();
        seal(full.segment());
        return next;
    }

    private ActiveSegment newSegment() throws IOException {
        SegmentHeader header = folder.header(journal, nextSerial++, segments.end() + 1);
        SegmentFile file = folder.make(header);
        Segment segment = new Segment(header, true);
        segments.add(segment);
        return new ActiveSegment(segment, file);
    }

    private void seal(Segment segment) {
        segments.finish(segment);
        if (segment.isEmpty()) {
            return;
        }
        try {
            folder.writeSeal(segments.seal(segment));
        } catch (IOException e) {
            LOG.warn("{}", LogLine.of("journal.log.totals", segment.name(), e));
            LOG.debug("writing totals failed", e);
        }
    }

    private void abandon(Throwable cause) {
        if (queue.admission() != Admission.DEVICE_FAILED) {
            LOG.error("{}", LogLine.of("journal.log.refused", segments.end(), cause));
        }
        LOG.debug("the journal's disk refused a write", cause);
        queue.admit(Admission.DEVICE_FAILED);
        failedAt = System.nanoTime();
        ActiveSegment broken = active;
        active = null;
        if (broken == null) {
            return;
        }
        segments.finish(broken.segment());
        try {
            broken.cut();
        } catch (IOException e) {
            LOG.debug("what stands behind the forced end is made void by the next segment", e);
        }
    }

    private void refuse(List<Pending> group) {
        if (group.isEmpty()) {
            return;
        }
        queue.settled(group);
        for (Pending entry : group) {
            entry.receipt()
                    .completeExceptionally(queue.unavailable("the journal's disk refused a write, nothing was kept"));
        }
    }

    private void finish() {
        ActiveSegment last = active;
        active = null;
        if (last == null) {
            return;
        }
        seal(last.segment());
        try {
            last.close();
        } catch (IOException e) {
            LOG.debug("closing failed; all that was acknowledged was forced before", e);
        }
    }
}
