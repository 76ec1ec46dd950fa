package io.tablebridge.journal;

import io.tablebridge.journal.StartState.Before;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a folder holds when the journal is opened. Sealed segments are taken as their seals describe them, the
 * others are read, what is torn is cut off, and everything is forced before anyone sees it.
 */
final class Recovery {

    /** No entry takes less room than this in a segment: how many one could hold whose header is lost. */
    private static final int SMALLEST_ENTRY = 32;

    private final JournalFiles files;
    private final Folder folder;
    private final SmallFiles small;
    private final StopMarks marks;
    private final Segments segments = new Segments();
    private final List<String> useless = new ArrayList<>();
    private final TreeMap<Long, FoundSegment> found = new TreeMap<>();
    private final TreeMap<Long, Seal> seals = new TreeMap<>();
    private long lastSerial;
    private long end;
    private long cutBytes;

    Recovery(Folder folder, StopMarks marks) {
        this.folder = folder;
        this.files = folder.files();
        this.small = new SmallFiles(files);
        this.marks = marks;
    }

    Recovered run() throws IOException {
        list();
        Optional<StopMarks.Mark> clean = marks.clean();
        boolean killed = marks.ranInThisBoot();
        UUID id = journalId(clean);
        long forcedAtStop = clean.map(StopMarks.Mark::end).orElse(0L);
        for (Map.Entry<Long, FoundSegment> entry : found.entrySet()) {
            FoundSegment segment = entry.getValue();
            take(segment, nextFirst(entry.getKey()), isLast(entry.getKey()) ? forcedAtStop : 0);
        }
        long entries = end;
        lostSegments();
        if (forcedAtStop > end) {
            segments.addDamage(new Damage(end + 1, forcedAtStop, "end", "the journal ends before its clean stop"));
            end = forcedAtStop;
        }
        segments.startAt(end);
        boolean wasClean = clean.isPresent() && forcedAtStop == entries;
        Before before = found.isEmpty() && seals.isEmpty() && clean.isEmpty()
                ? Before.NEW
                : wasClean ? Before.CLEAN : killed && clean.isEmpty() ? Before.KILLED : Before.UNKNOWN;
        Optional<Instant> stoppedAt = clean.map(mark -> Instant.ofEpochMilli(mark.writtenAt()));
        StartState start = new StartState(before, stoppedAt, end, cutBytes, segments.damages());
        return new Recovered(id, segments, lastSerial + 1, useless, start);
    }

    private void list() throws IOException {
        for (String file : files.list()) {
            Optional<SegmentName> name = SegmentName.ofSegment(file);
            Optional<Long> totals = SegmentName.ofTotals(file);
            if (file.endsWith(SmallFiles.UNFINISHED)) {
                files.delete(file);
            } else if (name.isPresent()) {
                FoundSegment segment = open(file, name.get());
                FoundSegment other = found.put(name.get().serial(), segment);
                if (other != null) {
                    boolean newer = other.name.generation() > segment.name.generation();
                    useless.add(newer ? file : other.file);
                    found.put(name.get().serial(), newer ? other : segment);
                }
                lastSerial = Math.max(lastSerial, name.get().serial());
            } else if (totals.isPresent()) {
                readSeal(file, totals.get());
            }
        }
        files.force();
    }

    private FoundSegment open(String file, SegmentName name) throws IOException {
        try (SegmentFile opened = files.open(file)) {
            return new FoundSegment(
                    file, name, opened.size(), SegmentHeader.read(opened).orElse(null));
        }
    }

    private void readSeal(String file, long serial) throws IOException {
        lastSerial = Math.max(lastSerial, serial);
        Optional<byte[]> content = small.read(file);
        if (content.isPresent()) {
            seals.put(serial, Seal.decode(content.get()));
        } else if (!found.containsKey(serial) && files.list().stream().noneMatch(other -> holds(other, serial))) {
            segments.addDamage(new Damage(0, 0, file, "the counts of a deleted segment can't be read"));
        }
    }

    private static boolean holds(String file, long serial) {
        return SegmentName.ofSegment(file)
                .filter(name -> name.serial() == serial)
                .isPresent();
    }

    private UUID journalId(Optional<StopMarks.Mark> clean) throws IOException {
        UUID id = clean.map(StopMarks.Mark::journal).orElse(null);
        for (Seal seal : seals.values()) {
            id = same(id, seal.header().journal());
        }
        for (FoundSegment segment : found.values()) {
            if (segment.header != null) {
                id = same(id, segment.header.journal());
            }
        }
        return id == null ? UUID.randomUUID() : id;
    }

    private static UUID same(@Nullable UUID id, UUID other) throws IOException {
        if (id != null && !id.equals(other)) {
            throw new IOException("the folder holds files of two journals: " + id + " and " + other);
        }
        return other;
    }

    private void take(FoundSegment segment, long voidFrom, long forcedAtStop) throws IOException {
        Seal seal = seals.get(segment.name.serial());
        if (seal != null && seal.deleted()) {
            // Deleted on purpose, but the file outlived the deletion.
            useless.add(segment.file);
            return;
        }
        SegmentHeader header = segment.header != null
                ? segment.header
                : seal != null && seal.header().generation() == segment.name.generation() ? seal.header() : null;
        if (header == null) {
            withoutHeader(segment, voidFrom);
            return;
        }
        boolean sealHolds = seal != null && seal.header().equals(header) && segment.size >= seal.validBytes();
        Seal current;
        if (seal != null && sealHolds) {
            current = seal;
        } else {
            long forced = Math.max(seal == null ? 0 : seal.last(), forcedAtStop);
            long until = voidFrom == Long.MAX_VALUE ? forced : Math.max(forced, voidFrom - 1);
            current = scan(segment, header, seal, seal == null ? until : forced, voidFrom);
        }
        if (current.last() < header.first() && current.damages().isEmpty()) {
            useless.add(segment.file);
            return;
        }
        segments.add(new Segment(current));
        end = Math.max(end, current.last());
        for (Damage damage : current.damages()) {
            end = Math.max(end, damage.lastEntry());
        }
    }

    private Seal scan(FoundSegment segment, SegmentHeader header, @Nullable Seal before, long forced, long voidFrom)
            throws IOException {
        try (SegmentFile file = files.open(segment.file)) {
            Seal scanned = new SegmentScan(file, header, segment.file).run(forced, voidFrom);
            Seal seal = before == null ? scanned : scanned.countedAs(before);
            if (segment.size > seal.validBytes()) {
                file.truncate(seal.validBytes());
                cutBytes += segment.size - seal.validBytes();
            }
            // A killed process leaves groups that are whole but only in the system's memory.
            file.force(true);
            if (seal.last() >= header.first() || !seal.damages().isEmpty()) {
                folder.writeSeal(seal);
            }
            return seal;
        }
    }

    private void withoutHeader(FoundSegment segment, long nextFirst) {
        long until = nextFirst == Long.MAX_VALUE ? end + segment.size / SMALLEST_ENTRY : nextFirst - 1;
        if (until > end) {
            segments.addDamage(new Damage(end + 1, until, segment.file, "the segment's header can't be read"));
            end = until;
        }
    }

    private void lostSegments() {
        for (Map.Entry<Long, Seal> entry : seals.entrySet()) {
            Seal seal = entry.getValue();
            if (seal.deleted()) {
                segments.addDeleted(seal);
            } else if (!found.containsKey(entry.getKey())) {
                String place = SegmentName.segment(entry.getKey(), seal.header().generation());
                segments.addLost(seal, new Damage(seal.header().first(), seal.last(), place, "the segment is missing"));
            }
            end = Math.max(end, seal.last());
        }
    }

    /** The first entry of the segment after this one, whether it is still there or deleted. */
    private long nextFirst(long serial) {
        Seal sealed = seals.higherEntry(serial) == null
                ? null
                : seals.higherEntry(serial).getValue();
        for (Map.Entry<Long, FoundSegment> later : found.tailMap(serial, false).entrySet()) {
            SegmentHeader header = later.getValue().header;
            if (header != null
                    && (sealed == null || header.serial() < sealed.header().serial())) {
                return header.first();
            }
        }
        return sealed == null ? Long.MAX_VALUE : sealed.header().first();
    }

    private boolean isLast(long serial) {
        return found.lastKey() == serial;
    }

    private record FoundSegment(String file, SegmentName name, long size, @Nullable SegmentHeader header) {}

    /**
     * What was found.
     *
     * @param id the journal's id
     * @param segments the segments, ready for readers
     * @param nextSerial the number of the next segment
     * @param useless files to remove once the next segment is there
     * @param start what to tell
     */
    record Recovered(UUID id, Segments segments, long nextSerial, List<String> useless, StartState start) {}
}
