package io.tablebridge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the entries that can't be read back, and what the journal knows of them. Used once, by one thread. */
final class LossSearch {

    private static final int ENTRIES = 1_000;
    private static final long BYTES = 4L << 20;

    private final Segments segments;
    private final Folder folder;
    private final Losses losses;
    private final Instant now;

    LossSearch(Segments segments, Folder folder, Losses losses, Instant now) {
        this.segments = segments;
        this.folder = folder;
        this.losses = losses;
        this.now = now;
    }

    List<Loss> behind(long after) throws InterruptedException {
        List<Damage> found = new ArrayList<>();
        long end = segments.end();
        long position = after;
        while (position < end) {
            position = read(position, end, found);
        }
        return counted(joined(found));
    }

    /** Reads to the end or behind the first damage. */
    private long read(long after, long end, List<Damage> found) throws InterruptedException {
        long position = after;
        try (FileReader reader = new FileReader(segments, folder, losses, after)) {
            while (position < end) {
                List<StoredEntry> entries = reader.next(ENTRIES, BYTES, Duration.ZERO);
                position = entries.isEmpty()
                        ? end
                        : entries.get(entries.size() - 1).number();
            }
            return position;
        } catch (JournalDamagedException e) {
            long first = Math.max(position + 1, e.firstEntry());
            long last = Math.max(first, e.lastEntry());
            found.add(new Damage(first, last, e.damage().place(), e.damage().reason()));
            return last;
        }
    }

    private static List<Damage> joined(List<Damage> found) {
        List<Damage> joined = new ArrayList<>();
        for (Damage damage : found) {
            Damage before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null
                    && before.lastEntry() + 1 == damage.firstEntry()
                    && before.place().equals(damage.place())) {
                joined.set(
                        joined.size() - 1,
                        new Damage(before.firstEntry(), damage.lastEntry(), before.place(), before.reason()));
            } else {
                joined.add(damage);
            }
        }
        return joined;
    }

    /** What a segment had counted and does not show any more is what its lost entries held: its first range has it all. */
    private List<Loss> counted(List<Damage> damages) throws InterruptedException {
        List<Loss> found = damages.stream()
                .map(damage -> Loss.found(damage, now))
                .collect(Collectors.toCollection(ArrayList::new));
        Losses all = losses.with(found);
        for (Segments.Counted segment : segments.counted()) {
            for (int i = 0; i < found.size(); i++) {
                if (segment.overlaps(found.get(i))) {
                    found.set(i, found.get(i).holding(missing(segment, all)));
                    break;
                }
            }
        }
        return List.copyOf(found);
    }

    private Map<SourceDay, Long> missing(Segments.Counted segment, Losses all) throws InterruptedException {
        Map<SourceDay, Long> left = new TreeMap<>(segment.received());
        losses.all().stream().filter(segment::overlaps).forEach(before -> before.received()
                .forEach((key, count) -> left.merge(key, -count, Long::sum)));
        boolean othersMissing = false;
        long at = segment.first() - 1;
        while (at < segment.last()) {
            Optional<Damage> damage = takeOff(at, segment.last(), all, left);
            othersMissing |= damage.isPresent();
            at = damage.map(Damage::lastEntry).orElse(segment.last());
        }
        left.values().removeIf(count -> count <= 0);
        return othersMissing ? atMost(lost(segment, all), left) : left;
    }

    /** Takes off what can be read, to the end or up to a damage that lies before where the search began. */
    private Optional<Damage> takeOff(long after, long last, Losses all, Map<SourceDay, Long> left)
            throws InterruptedException {
        try (FileReader reader = new FileReader(segments, folder, all, after)) {
            reader.heads(
                    last, head -> head.received().ifPresent(key -> left.merge(key, (long) -head.bodies(), Long::sum)));
            return Optional.empty();
        } catch (JournalDamagedException e) {
            return Optional.of(e.damage());
        }
    }

    private long lost(Segments.Counted segment, Losses all) {
        return all.all().stream()
                .filter(loss ->
                        segment.overlaps(loss) && losses.at(loss.first()).isEmpty())
                .mapToLong(loss -> Math.min(loss.last(), segment.last()) - Math.max(loss.first(), segment.first()) + 1)
                .sum();
    }

    /** What else is missing was taken in before, and nobody knows what it held: an entry then counts as one event. */
    private static Map<SourceDay, Long> atMost(long entries, Map<SourceDay, Long> missing) {
        Map<SourceDay, Long> some = new TreeMap<>();
        long free = entries;
        for (Map.Entry<SourceDay, Long> of : missing.entrySet()) {
            long taken = Math.min(free, of.getValue());
            if (taken > 0) {
                some.put(of.getKey(), taken);
                free -= taken;
            }
        }
        return some;
    }
}
