package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which records clues lead to, as a batch sees it. */
final class KnownClues {

    private final Connection connection;
    private final Map<String, Set<Long>> known = new HashMap<>();
    private final TreeMap<Clue, Boolean> pending = new TreeMap<>();
    /** The same by clue, for clues that are looked up later in the batch. */
    private final Map<String, Map<Long, Boolean>> changes = new HashMap<>();

    KnownClues(Connection connection) {
        this.connection = connection;
    }

    /** That a clue leads to a record. */
    record Clue(long record, String text) implements Comparable<Clue> {
        @Override
        public int compareTo(Clue other) {
            return record != other.record ? Long.compare(record, other.record) : text.compareTo(other.text);
        }
    }

    /** Looks these up in one go. */
    void expect(Collection<String> clues) {
        List<String> asked = clues.stream()
                .filter(clue -> !known.containsKey(clue))
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        asked.forEach(clue -> known.put(clue, new TreeSet<>()));
        try {
            for (Clue found : ClueTable.find(connection, asked)) {
                lead(found.text()).add(found.record());
            }
        } catch (SQLException e) {
            throw new GuestStoreException("clues can't be looked up", e);
        }
        asked.forEach(clue -> changes.getOrDefault(clue, Map.of()).forEach((record, there) -> {
            if (there) {
                lead(clue).add(record);
            } else {
                lead(clue).remove(record);
            }
        }));
    }

    Set<Long> records(String clue) {
        expect(List.of(clue));
        return Set.copyOf(lead(clue));
    }

    /** Whatever any of these leads to, looked up in one go. */
    Set<Long> records(Collection<String> clues) {
        expect(clues);
        Set<Long> records = new TreeSet<>();
        clues.forEach(clue -> records.addAll(lead(clue)));
        return records;
    }

    private Set<Long> lead(String clue) {
        return known.computeIfAbsent(clue, text -> new TreeSet<>());
    }

    /** A record has other clues than before. What else they lead to is not looked up: it may be a great deal. */
    void replace(long record, Set<String> before, Set<String> now) {
        before.stream().filter(clue -> !now.contains(clue)).forEach(clue -> change(record, clue, false));
        now.stream().filter(clue -> !before.contains(clue)).forEach(clue -> change(record, clue, true));
    }

    private void change(long record, String clue, boolean there) {
        pending.put(new Clue(record, clue), there);
        changes.computeIfAbsent(clue, text -> new HashMap<>()).put(record, there);
        Set<Long> records = known.get(clue);
        if (records != null && there) {
            records.add(record);
        } else if (records != null) {
            records.remove(record);
        }
    }

    void write() throws SQLException {
        ClueTable.write(connection, pending);
        pending.clear();
        changes.clear();
    }
}
