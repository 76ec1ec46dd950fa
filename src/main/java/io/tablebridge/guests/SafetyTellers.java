package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who told of allergies and diets that an import told of, as a batch sees it: what only an import told goes with it, what
 * anybody else told too stays. One batch, one thread.
 */
final class SafetyTellers {

    private static final String FIND =
            """
            SELECT t.record_id, t.kind, t.content, t.import_no, t.told_at, t.entry
            FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id) JOIN safety_teller t ON t.record_id = k.id
            """;

    private static final String INSERT =
            """
            INSERT INTO safety_teller (record_id, kind, content, import_no, told_at, entry) VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String DELETE =
            "DELETE FROM safety_teller WHERE record_id = ? AND kind = ? AND content = ? AND import_no = ?";

    /** The first of them stands for all, unless one of the others told it; where no import is left, nothing is needed. */
    private static final List<String> FORGET = List.of(
            """
            UPDATE safety_teller t SET import_no = 0 WHERE t.import_no > 0 AND t.import_no <= ? AND NOT EXISTS (
                SELECT 1 FROM safety_teller o WHERE o.record_id = t.record_id AND o.kind = t.kind AND o.content = t.content
                    AND o.import_no < t.import_no)
            """,
            "DELETE FROM safety_teller WHERE import_no > 0 AND import_no <= ?",
            """
            DELETE FROM safety_teller t WHERE t.import_no = 0 AND NOT EXISTS (
                SELECT 1 FROM safety_teller o WHERE o.record_id = t.record_id AND o.kind = t.kind AND o.content = t.content
                    AND o.import_no > 0)
            """);

    private final Connection connection;
    private final Map<SafetyNote, TreeMap<Long, Told>> tellers = new HashMap<>();
    private final Set<Long> looked = new HashSet<>();
    private final Map<SafetyNote, Map<Long, Told>> pending = new HashMap<>();

    /** When, and by which entry, something was told. */
    record Told(OffsetDateTime at, long entry) {}

    private record Row(SafetyNote note, long importNo, Told told) {}

    SafetyTellers(Connection connection) {
        this.connection = connection;
    }

    /** Looks up in one go who warned of these records. */
    void expect(Collection<Long> records) throws SQLException {
        List<Long> asked = records.stream().filter(looked::add).toList();
        if (asked.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", asked.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SafetyNote note = new SafetyNote(rows.getLong(1), rows.getString(2), rows.getString(3));
                    tellers.computeIfAbsent(note, none -> new TreeMap<>())
                            .put(rows.getLong(4), new Told(rows.getObject(5, OffsetDateTime.class), rows.getLong(6)));
                }
            }
        }
    }

    /**
     * Somebody tells it.
     *
     * @param first whether nobody told it before; what the others told before an import did is not the import's
     */
    void tell(SafetyNote note, Arrival arrival, boolean first) {
        boolean ofImports = tellers.containsKey(note) || (first && arrival.importNo() != Arrival.NO_IMPORT);
        Told told = new Told(arrival.receivedAt().atOffset(ZoneOffset.UTC), arrival.change());
        if (ofImports
                && tellers.computeIfAbsent(note, none -> new TreeMap<>()).putIfAbsent(arrival.importNo(), told)
                        == null) {
            pending.computeIfAbsent(note, none -> new TreeMap<>()).put(arrival.importNo(), told);
        }
    }

    /** What an import told of a record. */
    List<SafetyNote> notes(long record, long importNo) {
        return tellers.entrySet().stream()
                .filter(entry ->
                        entry.getKey().recordId() == record && entry.getValue().containsKey(importNo))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(SafetyNote::kind).thenComparing(SafetyNote::content))
                .toList();
    }

    /** An import does not tell it any more; gives what it had told. Everything told before must have been written. */
    Told takeBack(SafetyNote note, long importNo) throws SQLException {
        Told told = Optional.ofNullable(tellers.get(note))
                .flatMap(all -> Optional.ofNullable(all.remove(importNo)))
                .orElseThrow(() -> new IllegalStateException("import " + importNo + " did not tell " + note));
        tellers.values().removeIf(Map::isEmpty);
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            bind(statement, note, importNo);
            statement.executeUpdate();
        }
        return told;
    }

    /** Whoever told it first of all that are left. */
    Optional<Told> first(SafetyNote note) {
        return Optional.ofNullable(tellers.get(note)).stream()
                .flatMap(all -> all.values().stream())
                .min(Comparator.comparing(Told::entry));
    }

    /** What imports up to this number told counts as told by the others. Everything told before must have been written. */
    void forget(long upTo) throws SQLException {
        tellers.values().forEach(all -> forget(all, upTo));
        tellers.values().removeIf(all -> all.isEmpty() || all.lastKey() == Arrival.NO_IMPORT);
        for (String sql : FORGET) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setLong(i, upTo);
                }
                statement.executeUpdate();
            }
        }
    }

    private static void forget(NavigableMap<Long, Told> all, long upTo) {
        if (!all.isEmpty() && all.firstKey() != Arrival.NO_IMPORT && all.firstKey() <= upTo) {
            all.put(Arrival.NO_IMPORT, all.firstEntry().getValue());
        }
        all.keySet().removeIf(importNo -> importNo != Arrival.NO_IMPORT && importNo <= upTo);
    }

    private static void bind(PreparedStatement statement, SafetyNote note, long importNo) throws SQLException {
        statement.setLong(1, note.recordId());
        statement.setString(2, note.kind());
        statement.setString(3, note.content());
        statement.setLong(4, importNo);
    }

    void write() throws SQLException {
        List<SafetyNote> notes = new ArrayList<>(pending.keySet());
        notes.sort(Comparator.comparing(SafetyNote::recordId)
                .thenComparing(SafetyNote::kind)
                .thenComparing(SafetyNote::content));
        List<Row> rows = notes.stream()
                .flatMap(note -> pending.getOrDefault(note, Map.of()).entrySet().stream()
                        .map(teller -> new Row(note, teller.getKey(), teller.getValue())))
                .toList();
        Rows.batch(connection, INSERT, rows, (statement, row) -> {
            bind(statement, row.note(), row.importNo());
            statement.setObject(5, row.told().at());
            statement.setLong(6, row.told().entry());
        });
        pending.clear();
    }
}
