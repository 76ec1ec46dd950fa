package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which records clues lead to, as a batch sees it. A crowded one leads nowhere: see {@link Clues#most}. */
final class KnownClues {

    private final Connection connection;
    private final Map<String, Set<Long>> known = new HashMap<>();
    /** How many records have those that lead nowhere. */
    private final Map<String, Long> crowded = new HashMap<>();

    private final Set<String> looked = new HashSet<>();
    private final TreeMap<Clue, Boolean> pending = new TreeMap<>();
    /** Pending ones that the database holds. */
    private final TreeSet<Clue> stored = new TreeSet<>();

    private final Set<String> pendingCrowds = new TreeSet<>();
    /** The pending ones by clue, for a clue that leads somewhere again. */
    private final Map<String, Map<Long, Boolean>> changes = new HashMap<>();

    KnownClues(Connection connection) {
        this.connection = connection;
    }

    /** That a clue leads to a record. */
    record Clue(long record, String text) implements Comparable<Clue> {
        @Override
        public int compareTo(Clue other) {
            int order = text.compareTo(other.text);
            return order != 0 ? order : Long.compare(record, other.record);
        }
    }

    /** Looks these up in one go. */
    void expect(Collection<String> clues) {
        List<String> asked = clues.stream().filter(looked::add).toList();
        if (asked.isEmpty()) {
            return;
        }
        try {
            crowded.putAll(ClueTable.findCrowded(connection, asked));
        } catch (SQLException e) {
            throw new GuestStoreException("clues can't be looked up", e);
        }
        load(asked.stream().filter(clue -> !crowded.containsKey(clue)).toList());
    }

    private void load(List<String> clues) {
        if (clues.isEmpty()) {
            return;
        }
        clues.forEach(clue -> known.put(clue, new TreeSet<>()));
        try {
            for (Clue found : ClueTable.find(connection, clues)) {
                lead(found.text()).add(found.record());
            }
        } catch (SQLException e) {
            throw new GuestStoreException("clues can't be looked up", e);
        }
        clues.forEach(
                clue -> changes.getOrDefault(clue, Map.of()).forEach((record, there) -> note(clue, record, there)));
    }

    boolean isCrowded(String clue) {
        expect(List.of(clue));
        return crowded.containsKey(clue);
    }

    Set<Long> records(String clue) {
        return records(List.of(clue));
    }

    /** Whatever any of these leads to, looked up in one go. */
    Set<Long> records(Collection<String> clues) {
        expect(clues);
        Set<Long> records = new TreeSet<>();
        clues.stream().filter(clue -> !crowded.containsKey(clue)).forEach(clue -> records.addAll(lead(clue)));
        return records;
    }

    private Set<Long> lead(String clue) {
        return known.computeIfAbsent(clue, text -> new TreeSet<>());
    }

    /**
     * A record has other clues than before.
     *
     * @param before just those that it had
     * @return the records of which another clue leads somewhere now, or no longer does
     */
    Set<Long> replace(long record, Set<String> before, Set<String> now) {
        Set<String> gone = without(before, now);
        Set<String> come = without(now, before);
        expect(gone);
        expect(come);
        Set<Long> unsettled = new TreeSet<>();
        gone.forEach(clue -> unsettled.addAll(change(record, clue, false)));
        come.forEach(clue -> unsettled.addAll(change(record, clue, true)));
        return unsettled;
    }

    private static Set<String> without(Set<String> clues, Set<String> others) {
        Set<String> rest = new TreeSet<>(clues);
        rest.removeAll(others);
        return rest;
    }

    private Set<Long> change(long record, String clue, boolean there) {
        Clue changed = new Clue(record, clue);
        if (pending.put(changed, there) == null && !there) {
            stored.add(changed);
        }
        changes.computeIfAbsent(clue, text -> new HashMap<>()).put(record, there);
        Long many = crowded.get(clue);
        if (many == null) {
            note(clue, record, there);
            return lead(clue).size() > Clues.most(clue) ? becomeCrowded(clue) : Set.of();
        }
        pendingCrowds.add(clue);
        long left = there ? many + 1 : many - 1;
        if (left > Clues.most(clue)) {
            crowded.put(clue, left);
            return Set.of();
        }
        crowded.remove(clue);
        load(List.of(clue));
        return records(Clues.near(clue));
    }

    private Set<Long> becomeCrowded(String clue) {
        Set<Long> unsettled = records(Clues.near(clue));
        crowded.put(clue, (long) lead(clue).size());
        pendingCrowds.add(clue);
        known.remove(clue);
        return unsettled;
    }

    private void note(String clue, long record, boolean there) {
        if (there) {
            lead(clue).add(record);
        } else {
            lead(clue).remove(record);
        }
    }

    void write() throws SQLException {
        ClueTable.remove(connection, stored);
        ClueTable.insert(
                connection, pending.keySet().stream().filter(pending::get).toList());
        TreeMap<String, Optional<Long>> crowds = new TreeMap<>();
        pendingCrowds.forEach(clue -> crowds.put(clue, Optional.ofNullable(crowded.get(clue))));
        ClueTable.writeCrowded(connection, crowds);
        pending.clear();
        stored.clear();
        pendingCrowds.clear();
        changes.clear();
    }
}
