package io.tablebridge.app.replay;

import io.tablebridge.db.Database;
import io.tablebridge.guests.ToldRecord;
import io.tablebridge.guests.ToldRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records that stand as certain entries told them. Looking them up means reading the whole table, so a range of entries
 * is looked up at once and kept; what has changed since is for the pipeline to see. One thread at a time.
 */
final class ToldWindow {

    private final Database database;
    private String source = "";
    private long lowest = 1;
    private long highest;
    private Map<Long, List<ToldRecord>> told = Map.of();

    ToldWindow(Database database) {
        this.database = database;
    }

    /**
     * @param ofSource as in {@link ToldRecords#between}
     * @param entries those asked about, in ascending order
     * @param from the lowest entry that will be asked about after these
     */
    List<ToldRecord> of(String ofSource, List<Long> entries, long from) {
        long first = Math.min(from, entries.get(0));
        long last = entries.get(entries.size() - 1);
        if (!ofSource.equals(source) || entries.get(0) < lowest || last > highest) {
            source = ofSource;
            lowest = first;
            highest = last;
            told = lookUp();
        }
        List<ToldRecord> found = new ArrayList<>();
        entries.forEach(entry -> found.addAll(told.getOrDefault(entry, List.of())));
        return found;
    }

    private Map<Long, List<ToldRecord>> lookUp() {
        Map<Long, List<ToldRecord>> byEntry = new HashMap<>();
        database.read(handle -> ToldRecords.between(handle, source, lowest, highest))
                .forEach(record -> byEntry.computeIfAbsent(record.entry(), entry -> new ArrayList<>())
                        .add(record));
        return byEntry;
    }
}
