package io.tablebridge.app.replay;

import io.tablebridge.db.Database;
import io.tablebridge.guests.ToldRecord;
import io.tablebridge.guests.ToldRecords;
import io.tablebridge.pipeline.Replay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * The records that stand as certain entries told them. Looking them up means reading the whole table, so a range of entries
 * is looked up at once and kept, as wide as asked for unless that holds too many; what has changed since is for the pipeline
 * to see. One thread at a time.
 */
final class ToldWindow {

    /** So many are kept, besides those of the entries asked about. */
    private static final int MOST_KEPT = 50_000;

    private final Database database;
    private final int most;
    private Optional<Replay> replay = Optional.empty();
    private long lowest;
    private long highest;
    private Map<Long, List<ToldRecord>> told = Map.of();

    ToldWindow(Database database) {
        this(database, MOST_KEPT);
    }

    ToldWindow(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    /**
     * @param of the replay that asks: what was kept for another is looked up anew
     * @param entries those asked about, in ascending order
     * @param from the lowest entry that will be asked about after these
     */
    List<ToldRecord> of(Replay of, List<Long> entries, long from) {
        long first = entries.get(0);
        long last = entries.get(entries.size() - 1);
        if (replay.filter(of::equals).isEmpty() || first < lowest || last > highest) {
            lookUp(of, entries, Math.min(from, first));
        }
        List<ToldRecord> found = new ArrayList<>();
        entries.forEach(entry -> found.addAll(told.getOrDefault(entry, List.of())));
        return found;
    }

    /** Nothing is asked any more. */
    void forget() {
        replay = Optional.empty();
        told = Map.of();
    }

    private void lookUp(Replay of, List<Long> entries, long from) {
        long first = entries.get(0);
        highest = entries.get(entries.size() - 1);
        lowest = from;
        while (lowest < first && !isKept(of, entry -> true, most)) {
            lowest += (first - lowest + 1) / 2;
        }
        if (lowest == first) {
            Set<Long> asked = new HashSet<>(entries);
            isKept(of, asked::contains, Integer.MAX_VALUE);
        }
        replay = Optional.of(of);
    }

    /** Whether all there are in the range could be kept. */
    private boolean isKept(Replay of, LongPredicate wanted, int limit) {
        Map<Long, List<ToldRecord>> byEntry = new HashMap<>();
        int[] kept = {0};
        database.snapshot(handle -> {
            ToldRecords.between(handle, of.source(), lowest, highest, record -> {
                if (wanted.test(record.entry())) {
                    byEntry.computeIfAbsent(record.entry(), entry -> new ArrayList<>())
                            .add(record);
                    kept[0]++;
                }
                return kept[0] <= limit;
            });
            return true;
        });
        told = kept[0] <= limit ? byEntry : Map.of();
        return kept[0] <= limit;
    }
}
