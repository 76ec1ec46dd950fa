package io.tablebridge.pipeline;

import io.tablebridge.guests.RecordOutcome;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.settings.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one transaction adds to the books. */
final class Ledger {

    private final Map<List<String>, Long> events = new TreeMap<>(LedgerTables.BY_TEXTS);
    private final Map<List<String>, Long> records = new TreeMap<>(LedgerTables.BY_TEXTS);
    private final Map<List<String>, Long> unreadable = new TreeMap<>(LedgerTables.BY_TEXTS);
    private final Map<Position, DeadEvent> dead = new TreeMap<>();

    void event(Entry entry, EventState state, long count) {
        event(LedgerTables.source(entry), entry.receivedAt(), state, count);
    }

    void event(String source, Instant receivedAt, EventState state, long count) {
        events.merge(List.of(source, day(receivedAt).toString(), state.code()), count, Long::sum);
    }

    void record(Entry entry, RecordOutcome outcome) {
        String state = outcome.name().toLowerCase(Locale.ROOT);
        records.merge(List.of(LedgerTables.source(entry), day(entry).toString(), state), 1L, Long::sum);
    }

    /** Fields of a record that was applied without them. */
    void unreadable(Entry entry, List<FieldError> errors) {
        for (FieldError error : errors) {
            String field = LedgerTables.clip(error.fieldOfAnyRow(), 100);
            unreadable.merge(List.of(LedgerTables.source(entry), day(entry).toString(), field), 1L, Long::sum);
        }
    }

    void dead(StoredEntry stored, int body, List<Problem> problems) {
        Entry entry = stored.entry();
        DeadEvent event = new DeadEvent(
                new Position(stored.number(), body),
                entry.kind().name().toLowerCase(Locale.ROOT),
                LedgerTables.source(entry),
                LedgerTables.mapping(entry),
                entry.receivedAt(),
                problems,
                Optional.empty());
        dead(event);
    }

    void dead(DeadEvent event) {
        dead.put(event.position(), event);
    }

    void write(Connection connection) throws SQLException {
        LedgerTables.addEvents(connection, events);
        LedgerTables.addRecords(connection, records);
        UnreadableFields.add(connection, unreadable);
        LedgerTables.putDead(connection, new ArrayList<>(dead.values()));
        events.clear();
        records.clear();
        unreadable.clear();
        dead.clear();
    }

    static LocalDate day(Entry entry) {
        return day(entry.receivedAt());
    }

    private static LocalDate day(Instant receivedAt) {
        return LocalDate.ofInstant(receivedAt, ZoneOffset.UTC);
    }
}
